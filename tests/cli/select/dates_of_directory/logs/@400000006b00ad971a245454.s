{"time":"28/11/2026 08:25:01","message":"tells it"}
{"time":"01/12/2026 08:25:01","message":"cut in t
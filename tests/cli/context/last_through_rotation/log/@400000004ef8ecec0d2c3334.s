{"host":"web1","level":6,"short_message":"one"}
{"host":"web1","level":6,"short_message":"two"}
{"host":"web1","leve
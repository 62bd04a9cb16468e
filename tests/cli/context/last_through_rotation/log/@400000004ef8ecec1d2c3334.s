l":6,"short_message":"three"}
{"host":"web1","level":3,"short_message":"four fails"}
{"host":"web1","level":6,"short_message":"five"}

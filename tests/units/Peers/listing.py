"""Reads a listing with boto3 once for every fault that comes in on standard input, and says how it ended."""
import json
import sys
import urllib.request

import boto3
from botocore.config import Config

job = json.load(sys.stdin)
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def faults(method, rules=None):
    data = None if rules is None else json.dumps(rules).encode()
    headers = {"Content-Type": "application/json"}
    opener.open(urllib.request.Request(job["url"] + "/_loopback/faults", data, headers, method=method)).read()


results = {}
for name, rules in job["faults"].items():
    faults("DELETE")
    faults("POST", rules)
    config = Config(retries={"mode": job["mode"]}, connect_timeout=5, read_timeout=5)
    pages = boto3.client("imagebuilder", config=config).get_paginator("list_workflow_step_executions")
    count, ended = 0, "end"
    try:
        for page in pages.paginate(workflowExecutionId=job["execution"], PaginationConfig={"PageSize": 25}):
            count += len(page.get("steps", []))
            if count > 2 * job["items"]:
                ended = "never"
                break
    except Exception as error:  # whatever it is, it ends the listing
        ended = "error"
    results[name] = [count, ended]

faults("DELETE")
json.dump(results, sys.stdout)

"""boto3 at work: does the work once for every line of its input, and prints a line of JSON about it."""
import hashlib
import itertools
import json
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import boto3
from botocore.config import Config

threads, kind, target, limit, mark_every = sys.argv[1] == "threads", sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5])
client = None


def connect():
    global client
    # As many connections as threads: the usual ten would have the others wait.
    client = client or boto3.client("imagebuilder", config=Config(max_pool_connections=max(10, limit)))


def pages(operation, **arguments):
    return client.get_paginator(operation).paginate(**arguments, PaginationConfig={"PageSize": 25})


def steps(execution):
    return (step for page in pages("list_workflow_step_executions", workflowExecutionId=execution) for step in page["steps"])


def executions(image):
    return (
        execution["workflowExecutionId"]
        for page in pages("list_workflow_executions", imageBuildVersionArn=image)
        for execution in page["workflowExecutions"]
    )


def working_set():
    try:
        with open("/proc/self/statm") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return None


def run():
    report = {"items": 0, "marks": []}
    digest = hashlib.sha256()

    def add(step):
        report["items"] += 1
        digest.update(step["stepExecutionId"].encode() + b"\n")

    def mark():
        if mark_every and report["items"] % mark_every == 0:
            report["marks"].append({"items": report["items"], "workingSet": working_set(), "heap": None})

    kept = []
    begun = time.perf_counter()
    try:
        connect()
        if kind == "List":
            kept = list(steps(target))
        elif kind == "FanOut" and threads:
            with ThreadPoolExecutor(limit) as pool:
                kept = [step for found in pool.map(lambda execution: list(steps(execution)), executions(target)) for step in found]
        elif kind == "FanOut":
            kept = [step for execution in executions(target) for step in steps(execution)]
        else:
            mark()
            for step in itertools.islice(steps(target), 5 if kind == "FirstFive" else None):
                if report["items"] == 0:
                    report["firstSeconds"] = time.perf_counter() - begun
                    report["first"] = time.time() * 1000
                add(step)
                mark()
    except Exception as error:  # whatever it is, it is this contestant's result
        report["error"] = f"{type(error).__name__}: {error}"

    report["seconds"] = time.perf_counter() - begun
    report["end"] = time.time() * 1000
    for step in kept:
        add(step)
    report["hash"] = digest.hexdigest()
    return report


if kind != "FirstObject":
    connect()
for _ in sys.stdin:
    print(json.dumps(run()), flush=True)

"""Reads with boto3 what a job asks for, and the way down to the failed steps as somebody would write it without the module."""
import datetime
import fnmatch
import json
import sys

import boto3
from botocore.config import Config

client = boto3.client(
    "imagebuilder",
    config=Config(retries={"total_max_attempts": 1, "mode": "standard"}, connect_timeout=5, read_timeout=30),
)


def listing(operation, key, **arguments):
    """All items, with boto3's own paginator where it has one for the operation."""
    if client.can_paginate(operation):
        for page in client.get_paginator(operation).paginate(**arguments):
            yield from page.get(key, [])
        return
    while True:
        page = getattr(client, operation)(**arguments)
        yield from page.get(key, [])
        if not page.get("nextToken"):
            return
        arguments["nextToken"] = page["nextToken"]


def failed_steps(pattern):
    for pipeline in listing("list_image_pipelines", "imagePipelineList"):
        if not fnmatch.fnmatchcase(pipeline["name"].lower(), pattern.lower()):
            continue
        for image in listing("list_image_pipeline_images", "imageSummaryList", imagePipelineArn=pipeline["arn"]):
            for execution in listing("list_workflow_executions", "workflowExecutions", imageBuildVersionArn=image["arn"]):
                if execution["status"] != "FAILED":
                    continue
                steps = listing("list_workflow_step_executions", "steps", workflowExecutionId=execution["workflowExecutionId"])
                yield from (step["stepExecutionId"] for step in steps if step["status"] == "FAILED")


def touched_resources():
    for policy in listing("list_lifecycle_policies", "lifecyclePolicySummaryList"):
        for execution in listing("list_lifecycle_executions", "lifecycleExecutions", resourceArn=policy["arn"]):
            ident = execution["lifecycleExecutionId"]
            for resource in listing("list_lifecycle_execution_resources", "resources", lifecycleExecutionId=ident):
                yield ident + " " + resource["resourceId"]


def single(operation, arguments):
    answer = getattr(client, operation)(**arguments)
    del answer["ResponseMetadata"]
    return answer


def plain(value):
    # Microseconds as whole numbers: no rounding on the way.
    if isinstance(value, datetime.datetime):
        epoch = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
        return ((value - epoch) // datetime.timedelta(microseconds=1)) / 1_000_000
    raise TypeError(repr(value))


with open(sys.argv[1], encoding="utf-8-sig") as file:
    job = json.load(file)
result = {
    "failedSteps": {pattern: list(failed_steps(pattern)) for pattern in job["patterns"]},
    "touchedResources": list(touched_resources()),
    "listings": [list(listing(one["operation"], one["key"], **one["arguments"])) for one in job["listings"]],
    "singles": [single(one["operation"], one["arguments"]) for one in job["singles"]],
}
with open(sys.argv[2], "w", encoding="utf-8") as file:
    json.dump(result, file, default=plain)

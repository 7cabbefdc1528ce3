"""Prints the address that botocore asks for every service, region and variant from standard input, or null where it has none."""
import json
import sys

import boto3
from botocore.config import Config


class Asked(Exception):
    """Ends a request before it is sent."""


def stop(request, **_):
    raise Asked(request.url)


answers = []
for service, region, fips, dual_stack in json.load(sys.stdin):
    config = Config(use_fips_endpoint=fips, use_dualstack_endpoint=dual_stack, ignore_configured_endpoint_urls=True)
    try:
        client = boto3.client(service, region_name=region, config=config)
        client.meta.events.register("before-send", stop)
        client.list_images() if service == "imagebuilder" else client.describe_log_groups()
    except Asked as asked:
        answers.append(str(asked).removesuffix("/ListImages").rstrip("/"))
    except Exception:  # botocore has no endpoint for it
        answers.append(None)
json.dump(answers, sys.stdout)

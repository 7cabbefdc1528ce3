"""Runs the AWS CLI for many cases, each with an environment of its own in a process of its own, and loads it once for all."""
import json
import os
import signal
import sys
import tempfile
import traceback

for name in [name for name in os.environ if name.startswith("AWS_")]:
    del os.environ[name]
# The AWS CLI makes up the paths of its caches when it is loaded. They are to lie in the folder that each process goes to.
os.environ["HOME"] = "."
import awscli.clidriver  # noqa: E402 - it sets a variable of its own


def begin(case, errors):
    """Starts a case; its process ends with the exit code of the AWS CLI."""
    child = os.fork()
    if child:
        return child
    code = 1
    signal.alarm(60)
    try:
        os.environ.update(case["variables"])
        os.chdir(case["variables"]["HOME"])
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(errors.fileno(), 2)
        sys.argv = ["aws", *case["arguments"]]
        code = awscli.clidriver.main()
    except BaseException:  # the process ends below, whatever it is
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


cases = json.load(sys.stdin)
texts = [tempfile.TemporaryFile() for _ in cases]
running, codes = {}, {}
for index, case in enumerate(cases):
    if len(running) >= (os.cpu_count() or 1):
        child, status = os.wait()
        codes[running.pop(child)] = os.waitstatus_to_exitcode(status)
    running[begin(case, texts[index])] = index
while running:
    child, status = os.wait()
    codes[running.pop(child)] = os.waitstatus_to_exitcode(status)
for text in texts:
    text.seek(0)
print(json.dumps([
    {"number": case["number"], "exitCode": codes[index], "errors": texts[index].read().decode("utf-8", "replace").strip()}
    for index, case in enumerate(cases)
]))

"""browser: a headless Chromium, driven over its DevTools pipe.

The browser reads commands from file descriptor 3 and writes answers and events
to 4, each a JSON object that ends in NUL: no driver, no socket, no packages.
A Browser records every console message, exception and request of its page.
"""
import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
         "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--disable-extensions", "--remote-debugging-pipe",
         "--force-color-profile=srgb", "--hide-scrollbars")
TIMEOUT = 120  # seconds; the machine may be busy


class Failure(Exception):
    """What the page did is not what it should."""


def find():
    """The program, or None."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class Browser:
    def __init__(self, program, width=1280, height=900):
        self.folder = tempfile.mkdtemp(prefix="tj-browser.")
        to_browser, self.output = os.pipe()
        self.input, from_browser = os.pipe()
        self.process = self._start(program, to_browser, from_browser)
        os.close(to_browser)
        os.close(from_browser)
        self.buffer, self.last_id, self.session = b"", 0, None
        self.faults, self.requests, self.answers, self.loaded = [], [], {}, 0
        self._attach(width, height)

    def _start(self, program, to_browser, from_browser):
        def place():  # in the child: 3 and 4, whatever they were here
            reading, writing = os.dup(to_browser), os.dup(from_browser)
            os.dup2(reading, 3)
            os.dup2(writing, 4)
        return subprocess.Popen(
            [program, *FLAGS, "--user-data-dir=" + self.folder, "about:blank"],
            preexec_fn=place, close_fds=False, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def _attach(self, width, height):
        targets = self.call("Target.getTargets")["targetInfos"]
        page = next(t for t in targets if t["type"] == "page")
        self.session = self.call("Target.attachToTarget", flatten=True,
                                 targetId=page["targetId"])["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(domain + ".enable")
        self.size(width, height)

    def close(self):
        try:
            self.session = None
            self.call("Browser.close")
            self.process.wait(10)
        except (Failure, OSError, subprocess.TimeoutExpired):
            self.process.kill()
            self.process.wait()
        os.close(self.output)
        os.close(self.input)
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    # ---- messages ----

    def _receive(self, deadline):
        """Takes in one message; its method, or None for an answer."""
        while b"\0" not in self.buffer:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self.input], [], [], left)[0]:
                raise Failure("the browser does not answer")
            part = os.read(self.input, 1 << 20)
            if not part:
                raise Failure("the browser has ended")
            self.buffer += part
        text, self.buffer = self.buffer.split(b"\0", 1)
        message = json.loads(text)
        if "id" in message:
            self.answers[message["id"]] = message
            return None
        self._note(message["method"], message.get("params", {}))
        return message["method"]

    def _note(self, method, event):
        if method == "Runtime.exceptionThrown":
            detail = event["exceptionDetails"]
            self.faults.append("exception: " + detail.get("exception", {}).get(
                "description", detail["text"]))
        elif method == "Runtime.consoleAPICalled":
            words = [str(a.get("value", "")) for a in event["args"]]
            self.faults.append("console: " + " ".join(words))
        elif method == "Log.entryAdded":
            self.faults.append("log: " + event["entry"]["text"])
        elif method == "Page.javascriptDialogOpening":
            self.faults.append("dialog: " + event["message"])
        elif method == "Network.requestWillBeSent":
            self.requests.append(event["request"]["url"])
        elif method == "Page.loadEventFired":
            self.loaded += 1

    def call(self, method, **params):
        self.last_id += 1
        message = {"id": self.last_id, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        data, deadline = json.dumps(message).encode() + b"\0", time.monotonic() + TIMEOUT
        while data:
            data = data[os.write(self.output, data):]
        while message["id"] not in self.answers:
            self._receive(deadline)
        answer = self.answers.pop(message["id"])
        if "error" in answer:
            raise Failure(f"{method}: {answer['error']['message']}")
        return answer["result"]

    # ---- the page ----

    def size(self, width, height=900, scale=1):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height,
                  deviceScaleFactor=scale, mobile=width < 600)

    def dark(self, is_dark=True):
        self.call("Emulation.setEmulatedMedia", features=[
            {"name": "prefers-color-scheme", "value": "dark" if is_dark else "light"}])

    def open(self, path):
        before = self.loaded
        self.call("Page.navigate", url="file://" + os.path.abspath(path))
        deadline = time.monotonic() + TIMEOUT
        while self.loaded == before:
            self._receive(deadline)

    def run(self, expression):
        """The value of a JavaScript expression in the page, awaited."""
        answer = self.call("Runtime.evaluate", expression=expression,
                           returnByValue=True, awaitPromise=True, userGesture=True)
        if "exceptionDetails" in answer:
            detail = answer["exceptionDetails"]
            raise Failure(expression + ": " + detail.get("exception", {}).get(
                "description", detail["text"]))
        return answer["result"].get("value")

    def wait(self, expression):
        """Until the expression is true."""
        deadline = time.monotonic() + 20
        while not self.run(expression):
            if time.monotonic() > deadline:
                raise Failure("never came true: " + expression)
            time.sleep(0.05)

    def press(self, key, code=0, text=""):
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key,
                      windowsVirtualKeyCode=code, **(
                          {"text": text} if text and kind == "keyDown" else {}))

    def write(self, text):
        self.call("Input.insertText", text=text)

    def click(self, selector):
        """A real click in the middle of an element."""
        box = self.run(
            "(() => { const e = document.querySelector(%s);"
            "e.scrollIntoView({block: 'center', inline: 'center'});"
            "const b = e.getClientRects()[0];"
            "return [b.x + b.width / 2, b.y + b.height / 2]; })()" % json.dumps(selector))
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=box[0], y=box[1],
                      button="left", clickCount=1)

    def picture(self, path, full=False):
        answer = self.call("Page.captureScreenshot", format="png",
                           captureBeyondViewport=full)
        with open(path, "wb") as file:
            file.write(base64.b64decode(answer["data"]))

    def pdf(self):
        answer = self.call("Page.printToPDF", printBackground=True,
                           preferCSSPageSize=True)
        return base64.b64decode(answer["data"])

"""Runs of one command, of a process that is started once and forks for each: a tenth of the time."""
import os
import signal
import socket
import subprocess


class FaultServer:
    """`line`: program and arguments; `environment` preloads the shim; `stdin`: a file that is piped into
    each run, or None. Output and messages go to `scratch`, a folder that is its own."""

    def __init__(self, line, environment, folder, stdin, scratch):
        self.stdin = stdin or "-"
        self.out, self.err = os.path.join(scratch, "out"), os.path.join(scratch, "err")
        self.ours, theirs = socket.socketpair()
        with theirs:
            self.process = subprocess.Popen(line, cwd=folder, stdin=subprocess.DEVNULL,
                                            env=dict(environment, GSAW_FAULT_SERVER=str(theirs.fileno())),
                                            pass_fds=[theirs.fileno()])
        self.answers = self.ours.makefile("r")

    def run(self, fault, number, timeout):
        """Exit status (negative: the signal), output, messages; None when it hangs."""
        order = (fault.call, fault.at, fault.times, number, self.stdin, self.out, self.err)
        self.ours.settimeout(None)
        self.ours.sendall((" ".join(map(str, order)) + "\n").encode())
        process = int(self.answers.readline())
        if not self.ends_within(timeout):
            os.kill(process, signal.SIGKILL)
            self.ends_within(None)
            return None
        return os.waitstatus_to_exitcode(self.status), content(self.out), content(self.err)

    def ends_within(self, timeout):
        self.ours.settimeout(timeout)
        try:
            self.status = int(self.answers.readline())
        except TimeoutError:
            self.answers = self.ours.makefile("r")  # one that has timed out reads no more
            return False
        return True

    def close(self):
        self.answers.close()
        self.ours.close()
        self.process.wait()


def content(path):
    with open(path, "rb") as file:
        return file.read()

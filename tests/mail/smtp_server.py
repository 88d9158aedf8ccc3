"""A mail server on loopback that fails now and then, as a process of its own.

Run with the file in which each mail that it takes gets a line, and the share of mails that it fails; prints its port.
"""

import asyncio
import random
import re
import sys

from aiosmtpd.smtp import SMTP

# How a mail can fail, each as often: a refused recipient or text, a connection that ends before or after the taking.
AT_RECIPIENT, AT_TEXT, LOST_BEFORE, LOST_AFTER = TROUBLES = ("recipient", "text", "before", "after")


class Failing:
    def __init__(self, taken, share):
        self.taken = taken
        self.share = share

    async def handle_RCPT(self, server, session, envelope, address, options):
        session.trouble = random.choice(TROUBLES) if random.random() < self.share else ""
        if session.trouble == AT_RECIPIENT:
            return f"451 4.2.1 {address} is busy"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if session.trouble == AT_TEXT:
            return "451 4.3.0 Not now"
        if session.trouble != LOST_BEFORE:
            number = re.search(rb"^Message-ID: (\S+)", envelope.content, re.I | re.M)[1].decode()
            self.taken.write(f"{envelope.rcpt_tos[0]} {number} {session.trouble or 'answered'}\n")
            self.taken.flush()
        if session.trouble in (LOST_BEFORE, LOST_AFTER):
            server.transport.abort()
        return "250 OK"


async def serve(path, share):
    with open(path, "a") as taken:
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: SMTP(Failing(taken, share), loop=loop), "127.0.0.1", 0)
        print(server.sockets[0].getsockname()[1], flush=True)
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1], float(sys.argv[2])))

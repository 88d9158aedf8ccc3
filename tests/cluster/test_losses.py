"""While processes and servers end and come back, nothing is lost that was answered, and a restart is not noticed."""

import signal
import time

from tests.cluster.traffic import Traffic
from tests.programs import wait_for


def test_restarting_the_web_processes_one_by_one_fails_no_request(cluster, tell):
    with Traffic() as traffic:
        time.sleep(1)
        for web in cluster.web:
            cluster.replace(web, web)
        time.sleep(1)
    tell(traffic)
    assert (traffic.failed, cluster.lost(traffic.kept)) == ({}, set())


def test_the_worker_sends_the_mails_through_the_pooler(cluster):
    with Traffic(readers=0, writers=1) as traffic:
        time.sleep(1)
    sent = 'SELECT count(*) FROM mail_delivery WHERE "to" = ANY(%s) AND sent_at IS NOT NULL'
    wait_for(lambda: cluster.primary.ask(sent, traffic.kept) == [(len(traffic.kept),)], "all mails are sent")


def test_nothing_that_was_answered_is_lost_while_all_else_is(cluster, tell):
    with Traffic(writers=3) as traffic:
        for end in (cluster.web[0].end, cluster.redis.end, cluster.replica.end, cluster.web[1].end):
            time.sleep(1)
            end(signal.SIGKILL)
            time.sleep(1)
            if end == cluster.web[0].end:
                cluster.web[0].start()
        cluster.web[1].start()
        cluster.redis.start()
        cluster.replica.start()
        cluster.primary.end(signal.SIGQUIT)
        cluster.primary.start()
        time.sleep(2)
    tell(f"{traffic}; {len(traffic.kept)} were answered")
    assert cluster.lost(traffic.kept) == set()
    assert len(traffic.kept) > 20
    # The process that does not answer is left alone for a second, and reading is tried with the other.
    assert traffic.read[200] > 0.9 * traffic.read.total()
    cluster.wait_for_replica()

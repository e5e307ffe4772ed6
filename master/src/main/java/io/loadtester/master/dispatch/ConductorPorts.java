package io.loadtester.master.dispatch;

import io.loadtester.wire.fleet.WorkerGateway;

/** What the conductor acts through. */
record ConductorPorts(TestJournal journal, WorkerGateway gateway, ResultAudit audit, TestBoard board) {}

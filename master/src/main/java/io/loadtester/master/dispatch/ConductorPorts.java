package io.loadtester.master.dispatch;

/** What the conductor acts through. */
record ConductorPorts(TestJournal journal, WorkerGateway gateway, ResultAudit audit, TestBoard board) {}

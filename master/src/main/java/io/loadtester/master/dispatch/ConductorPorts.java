package io.loadtester.master.dispatch;

import io.loadtester.wire.fleet.WorkerGateway;

/** The conductor's connections to storage, workers and listeners. */
record ConductorPorts(TestJournal journal, WorkerGateway gateway, ResultAudit audit, TestBoard board) {}

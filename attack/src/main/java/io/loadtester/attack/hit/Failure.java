package io.loadtester.attack.hit;

import io.loadtester.common.result.FailureKind;

/** Why a hit failed: the kind, and a description. */
public record Failure(FailureKind kind, String text) {}

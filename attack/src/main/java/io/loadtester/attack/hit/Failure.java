package io.loadtester.attack.hit;

import io.loadtester.common.result.FailureKind;

/** Why a hit failed, and in words. */
public record Failure(FailureKind kind, String text) {}

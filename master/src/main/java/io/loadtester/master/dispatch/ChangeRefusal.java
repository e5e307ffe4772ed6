package io.loadtester.master.dispatch;

import org.jspecify.annotations.Nullable;

/**
 * Why the load of a test is not changed.
 *
 * @param field the field of the request that is wrong; null if nothing can be changed at all
 * @param message a sentence, or what follows the field's name
 */
public record ChangeRefusal(@Nullable String field, String message) {}

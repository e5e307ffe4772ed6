package io.loadtester.master.problem;

/**
 * What is wrong with one field of a request.
 *
 * @param field its name as the client wrote it
 */
public record FieldError(String field, String message) {}

/** Generates the API's OpenAPI document from the records and annotations of the other packages; called by springdoc. */
@NullMarked
package io.loadtester.master.openapi;

import org.jspecify.annotations.NullMarked;

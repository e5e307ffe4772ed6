/** Describes the API as an OpenAPI document, from the records and annotations of the other packages; springdoc calls it. */
@NullMarked
package io.loadtester.master.openapi;

import org.jspecify.annotations.NullMarked;

/** Errors as the API tells them: problem+json, on every path; called by all endpoints and by the security filters. */
@NullMarked
package io.loadtester.master.problem;

import org.jspecify.annotations.NullMarked;

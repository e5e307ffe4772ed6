/** How the API reports errors: as problem+json, on every path; called by all endpoints and the security filters. */
@NullMarked
package io.loadtester.master.problem;

import org.jspecify.annotations.NullMarked;

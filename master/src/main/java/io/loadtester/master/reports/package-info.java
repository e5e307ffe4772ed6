/** Reports and outcomes of stored tests; called by the API's clients. Their content is made in the module reporting. */
@NullMarked
package io.loadtester.master.reports;

import org.jspecify.annotations.NullMarked;

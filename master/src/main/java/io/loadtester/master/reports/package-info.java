/** Reports and outcomes of stored tests, for whoever asks the API; what they are made of is in the module reporting. */
@NullMarked
package io.loadtester.master.reports;

import org.jspecify.annotations.NullMarked;

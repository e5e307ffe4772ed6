/** The submitted tests as the API shows them: list, one, delete, stop. */
@NullMarked
package io.loadtester.master.tests;

import org.jspecify.annotations.NullMarked;

/** The flags of feeders, files of rows that fill placeholders in targets; called by submit, attack and search. */
@NullMarked
package io.loadtester.cli.feeder;

import org.jspecify.annotations.NullMarked;

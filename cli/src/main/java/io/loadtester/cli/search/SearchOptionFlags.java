package io.loadtester.cli.search;

import io.loadtester.cli.attack.OptionFlags;
import io.loadtester.spec.OptionTable;
import java.util.List;

/** The flags of attack options for a search, without those that would end a step early. */
public final class SearchOptionFlags extends OptionFlags {

    public SearchOptionFlags() {
        super(List.of(OptionTable.MAX_REQUESTS, OptionTable.LAZY));
    }
}

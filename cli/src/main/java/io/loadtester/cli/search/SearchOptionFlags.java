package io.loadtester.cli.search;

import io.loadtester.cli.attack.OptionFlags;
import io.loadtester.spec.OptionTable;
import java.util.List;

/** The flags of a search: those of an attack but for what would end its steps before their time. */
public final class SearchOptionFlags extends OptionFlags {

    public SearchOptionFlags() {
        super(List.of(OptionTable.MAX_REQUESTS, OptionTable.LAZY));
    }
}

package io.loadtester.cli.plot;

import io.loadtester.reporting.metrics.ResultFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sorts results into series: one for each attack of each file. For one thread. */
final class Plot {

    private static final int MAX_SERIES = 11;

    /** What tells one series from another. */
    private record Key(String file, String attack) {}

    private static final Key OTHERS = new Key("", "(others)");

    private final int maxPoints;
    private final Map<Key, PlotSeries> series = new LinkedHashMap<>();

    /** @param maxPoints most points of a series */
    Plot(int maxPoints) {
        this.maxPoints = maxPoints;
    }

    void add(String file, ResultFields result) {
        Key key = new Key(file, result.attack());
        if (series.size() >= MAX_SERIES && !series.containsKey(key)) {
            key = OTHERS;
        }
        series.computeIfAbsent(key, one -> new PlotSeries(one.file(), one.attack(), maxPoints))
                .add(result);
    }

    List<PlotSeries> series() {
        return List.copyOf(series.values());
    }

    /** What to call each series: the attack's name where that is enough, else the file's, else both. */
    List<String> names() {
        List<PlotSeries> all = series();
        List<String> names = new ArrayList<>();
        for (PlotSeries one : all) {
            boolean attackTells = !one.attack().isEmpty()
                    && all.stream()
                                    .filter(other -> other.attack().equals(one.attack()))
                                    .count()
                            == 1;
            boolean fileTells = all.stream()
                            .filter(other -> other.file().equals(one.file()))
                            .count()
                    == 1;
            if (attackTells) {
                names.add(one.attack());
            } else if (fileTells) {
                names.add(shortName(one.file()));
            } else {
                names.add(
                        one.attack().isEmpty() ? shortName(one.file()) : shortName(one.file()) + " · " + one.attack());
            }
        }
        return names;
    }

    /** Without its folders, unless another file has the same name in another folder. */
    private String shortName(String file) {
        String name = fileName(file);
        boolean unique = series.keySet().stream()
                .map(Key::file)
                .noneMatch(other -> !other.equals(file) && fileName(other).equals(name));
        return unique ? name : file;
    }

    private static String fileName(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }
}

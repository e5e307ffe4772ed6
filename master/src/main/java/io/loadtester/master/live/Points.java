package io.loadtester.master.live;

import java.util.List;

/**
 * A time series.
 *
 * @param resolution how many seconds each point stands for
 */
record Points(int resolution, List<Point> points) {}

package io.loadtester.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Output of each generator, parsed as p50, p90, p99, p99.9 in ms. */
class PeersTest {

    @TempDir
    Path directory;

    @Test
    void readsWrk() throws IOException {
        assertThat(times("wrk", """
                    Latency     2.02ms    4.31ms  56.77ms   95.64%
                  Latency Distribution
                     50%  576.00us
                     75%    2.47ms
                     90%    4.51ms
                     99%   22.79ms
                  108091 requests in 3.02s, 6.91MB read
                """)).isEqualTo("0.576 4.51 22.79 –");
    }

    @Test
    void readsWrk2() throws IOException {
        assertThat(times("wrk2", """
                  Latency Distribution (HdrHistogram - Recorded Latency)
                 50.000%    0.93ms
                 90.000%    1.52ms
                 99.000%    1.96ms
                 99.900%    1.01s
                100.000%    1.02s
                       0.930     0.500000        98000         2.00
                """)).isEqualTo("0.93 1.52 1.96 1010");
    }

    @Test
    void readsHey() throws IOException {
        assertThat(times("hey", """
                Latency distribution:
                  10% in 0.0005 secs
                  50% in 0.0022 secs
                  90% in 0.0080 secs
                  99% in 0.0775 secs
                """)).isEqualTo("2.2 8 77.5 –");
    }

    @Test
    void readsBombardier() throws IOException {
        assertThat(times("bombardier", """
                  Latency      430.22us   210.11us    11.02ms
                  Latency Distribution
                     50%   430.00us
                     90%     0.90ms
                     99%     1.70ms
                """)).isEqualTo("0.43 0.9 1.7 –");
    }

    @Test
    void readsAutocannon() throws IOException {
        assertThat(times("autocannon", """
                {"requests":{"average":9,"p50":7,"p90":7,"p99":7,"p99_9":7},
                 "latency":{"average":2.5,"p50":1,"p75":2,"p90":3,"p97_5":4,"p99":8,"p99_9":12},"errors":0}
                """)).isEqualTo("1 3 8 12");
    }

    @Test
    void readsK6() throws IOException {
        assertThat(times("k6", """
                    http_req_blocked...............: p(50)=1.2µs   p(90)=2µs   p(99)=9.1µs   p(99.9)=81µs
                    http_req_duration..............: p(50)=212.5µs p(90)=1.9ms p(99)=12.31ms p(99.9)=1.2s
                      { expected_response:true }...: p(50)=1µs     p(90)=1µs   p(99)=1µs     p(99.9)=1µs
                """)).isEqualTo("0.2125 1.9 12.31 1200");
    }

    @Test
    void readsHyperfoil() throws IOException {
        assertThat(times("hyperfoil", """
                PHASE   METRIC  THROUGHPUT     REQUESTS  MEAN      p50       p90       p99        p99.9      TIMEOUTS
                attack  get     20.00k req/s  200000    20.11 μs  20.35 μs  30.03 μs  596.00 ms  1.20 s     0
                """)).isEqualTo("0.02035 0.03003 596 1200");
    }

    @Test
    void readsBothReportsOfVegetasLayout() throws IOException {
        assertThat(times("loadtester", """
                {"latencies":{"total":9,"mean":6,"50th":315933,"90th":393207,"95th":456506,"99th":6661000,"max":27466000}}
                """)).isEqualTo("0.315933 0.393207 6.661 –");
        assertThat(times("loadtester", """
                Value(ms)  Percentile  TotalCount  1/(1-Percentile)
                0.31       0.500000    5000        2.000000
                800.1      0.900000    9000        10.000000
                900.2      0.990625    9906        106.666667
                990.3      0.999000    9990        1000.000000
                """)).isEqualTo("0.31 800.1 900.2 990.3");
    }

    private String times(String peer, String output) throws IOException {
        Path file = Files.writeString(directory.resolve("output"), output);
        return String.join("\n", Bash.run("peers.sh", "\"$1_times\" \"$2\"", peer, file));
    }
}

package io.loadtester.master.term;

import io.loadtester.master.problem.ProblemException;
import io.loadtester.master.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers the API's requests with 503 while this master is on standby. */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class StandbyFilter extends OncePerRequestFilter {

    private static final String STANDBY =
            "This master is on standby: another one has this database. Send the request to"
                    + " that one; if it ends, this one takes over within seconds.";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(4);

    private final Mastership mastership;
    private final ProblemWriter problems;

    StandbyFilter(Mastership mastership, ProblemWriter problems) {
        this.mastership = mastership;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        if (mastership.isStandby() && (path.startsWith("/api/") || path.startsWith("/auth/"))) {
            problems.write(response, ProblemException.unavailable(STANDBY, RETRY_AFTER));
        } else {
            chain.doFilter(request, response);
        }
    }
}

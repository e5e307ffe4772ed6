package io.loadtester.cli.services;

import io.loadtester.meters.CannotListenException;
import io.loadtester.spec.Reason;
import java.io.IOException;
import java.net.BindException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.web.server.PortInUseException;

/** Explains in one sentence why a service did not start and what to do about it. */
public final class StartFailure {

    private static final String WRONG_LOGIN = "28";
    private static final String NO_SUCH_DATABASE = "3D";
    private static final String NO_CONNECTION = "08";

    private StartFailure() {}

    /** @param properties that the service was started with */
    public static String explain(Throwable failure, Map<String, Object> properties) {
        List<Throwable> chain = chain(failure);
        for (Throwable each : chain) {
            Optional<String> known = explainOne(each, properties);
            if (known.isPresent()) {
                return known.get();
            }
        }
        Throwable root = chain.get(chain.size() - 1);
        String reason = Reason.of(root);
        // The message of some exceptions is just the name of a class or bean.
        return reason.indexOf(' ') < 0 ? "the only message is \"" + reason + "\"; --verbose shows more" : reason;
    }

    private static Optional<String> explainOne(Throwable failure, Map<String, Object> properties) {
        if (failure instanceof PortInUseException inUse) {
            return Optional.of("port " + inUse.getPort() + " is in use; choose another with --http-port");
        }
        if (failure instanceof CannotListenException metrics) {
            return Optional.of(metrics.getMessage() + "; choose another with --metrics-port");
        }
        if (isAddressInUse(failure)) {
            return Optional.of("it cannot listen on " + properties.get("spring.grpc.server.address") + ":"
                    + properties.get("spring.grpc.server.port") + " (" + failure.getMessage()
                    + "); choose another with --grpc-port or --bind-address");
        }
        if (failure instanceof SQLException sql) {
            return Optional.ofNullable(sql.getSQLState()).flatMap(state -> explainSql(state, sql, properties));
        }
        return Optional.empty();
    }

    /** Netty's native transports do not throw the JDK's exception. */
    private static boolean isAddressInUse(Throwable failure) {
        return failure instanceof BindException
                || (failure instanceof IOException
                        && String.valueOf(failure.getMessage()).startsWith("bind(")
                        && failure.getCause() == null);
    }

    private static Optional<String> explainSql(String state, SQLException sql, Map<String, Object> properties) {
        Object url = properties.get("spring.datasource.url");
        if (state.startsWith(NO_CONNECTION)) {
            String why = chain(sql).stream()
                    .filter(UnknownHostException.class::isInstance)
                    .findFirst()
                    .map(unknown -> "the host name cannot be resolved")
                    .orElse(firstSentence(String.valueOf(sql.getMessage())));
            return Optional.of(
                    "the database cannot be reached at " + url + ": " + why + " Is it running? Check --database-url");
        }
        if (state.startsWith(WRONG_LOGIN)) {
            return Optional.of("the database at " + url + " refuses the login: " + sql.getMessage()
                    + "; check user and password of --database-url");
        }
        if (state.startsWith(NO_SUCH_DATABASE)) {
            return Optional.of(sql.getMessage() + " (" + url + "); create it, or check --database-url");
        }
        return Optional.empty();
    }

    private static String firstSentence(String text) {
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    /** The failure and its causes, outermost first. */
    private static List<Throwable> chain(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> chain = new ArrayList<>();
        for (Throwable each = failure; each != null && seen.add(each); each = each.getCause()) {
            chain.add(each);
        }
        return chain;
    }
}

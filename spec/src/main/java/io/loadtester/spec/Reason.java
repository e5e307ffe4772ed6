package io.loadtester.spec;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Why reading, writing, connecting or parsing failed, in words for users: part of a sentence, on one line, without
 * names of Java classes or parser settings. Every message about an I/O or parse error takes its reason from here.
 *
 * <pre>{@code
 * throw new InputException("targets", "cannot read " + file + ": " + Reason.of(e));
 * }</pre>
 */
public final class Reason {

    private static final int MAX_LENGTH = 200;

    private static final Pattern CLASS_NAME =
            Pattern.compile("\\b(?:[a-z][a-z0-9_]*\\.){1,}(?:[\\w$]+\\.)*[A-Z][\\w$]*(?:Exception|Error)(?::\\s*)?");
    private static final Pattern CONVERSION = Pattern.compile(" \\((?:[a-z][\\w]*\\.)+[A-Z][\\w$]*.*\\)$");
    private static final Pattern SOURCE = Pattern.compile("\\s*(?:\\(start marker )?(?:at )?\\[Source:[^]]*]\\)?");
    private static final Pattern SETTING =
            Pattern.compile("[,:]?\\s*\\(?(?:enable |disable |from |as per )*`[^`]*`(?: to allow| disabled)?\\)?");

    /** Reasons by exception type. The first match among the exception and its causes is used. */
    private static final Map<Class<? extends Throwable>, String> KNOWN = Map.ofEntries(
            Map.entry(UnknownHostException.class, "the host name cannot be resolved"),
            Map.entry(UnresolvedAddressException.class, "the host name cannot be resolved"),
            Map.entry(NoRouteToHostException.class, "there is no route to that host"),
            Map.entry(HttpConnectTimeoutException.class, "no connection in time"),
            Map.entry(HttpTimeoutException.class, "no answer in time"),
            Map.entry(SocketTimeoutException.class, "no answer in time"),
            Map.entry(ProtocolException.class, "it does not speak HTTP"),
            Map.entry(NoSuchFileException.class, "there is no such file"),
            Map.entry(AccessDeniedException.class, "permission denied"),
            Map.entry(FileAlreadyExistsException.class, "there is already a file of that name"),
            Map.entry(NotDirectoryException.class, "it is not a directory"),
            Map.entry(CharacterCodingException.class, "it is not UTF-8 text"));

    private Reason() {}

    /** The reason of a failure, such as {@code there is no such file}. */
    public static String of(Throwable failure) {
        Set<Throwable> chain = chain(failure);
        // An unknown host, for example, is a deep cause below a failed connection that gives no reason.
        return first(chain, Reason::byType)
                .or(() -> first(chain, Reason::byContent))
                .or(() -> first(chain, Reason::said))
                .orElse("no reason is given");
    }

    /** A foreign message on one line, without what only Java programmers understand. */
    public static String plain(String message) {
        String line = message.lines()
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse("");
        return Excerpt.unquoted(
                withoutClasses(SOURCE.matcher(line).replaceAll("")).strip(), MAX_LENGTH);
    }

    /** The message without the names of exceptions. */
    public static String withoutClasses(String message) {
        return CLASS_NAME.matcher(CONVERSION.matcher(message).replaceAll("")).replaceAll("");
    }

    private static Optional<String> byType(Throwable failure) {
        for (Class<?> type = failure.getClass(); type != null; type = type.getSuperclass()) {
            String words = KNOWN.get(type);
            if (words != null) {
                return Optional.of(words);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> byContent(Throwable failure) {
        if (failure instanceof JacksonException json) {
            return Optional.of(json(json));
        }
        if (failure instanceof FileSystemException file) {
            return Optional.ofNullable(file.getReason()).map(Reason::lowerCase);
        }
        if (failure instanceof FileNotFoundException file) {
            return said(file).map(Reason::inParentheses).map(Reason::lowerCase);
        }
        if (failure instanceof InvalidPathException path) {
            return Optional.of("that is not a valid file name: " + lowerCase(path.getReason()));
        }
        if (failure instanceof ConnectException) {
            boolean refused =
                    failure.getMessage() == null || failure.getMessage().contains("refused");
            return refused
                    ? Optional.of("the connection was refused")
                    : said(failure).map(Reason::lowerCase);
        }
        if (failure.getClass() == IOException.class) {
            // The operating system's messages begin with a capital letter.
            boolean closed = String.valueOf(failure.getMessage()).contains("received no bytes");
            return closed
                    ? Optional.of("the connection was closed without an answer")
                    : said(failure).map(Reason::lowerCase);
        }
        if (failure instanceof EOFException || failure instanceof ClosedChannelException) {
            return Optional.of("it was closed too early");
        }
        return Optional.empty();
    }

    private static String json(JacksonException failure) {
        String message = String.valueOf(failure.getOriginalMessage());
        if (message.startsWith("Trailing token")) {
            return "there is more after its end";
        }
        if (message.startsWith("No content")) {
            return "it is empty";
        }
        return plain(SETTING.matcher(SOURCE.matcher(message).replaceAll("")).replaceAll(""));
    }

    private static Optional<String> said(Throwable failure) {
        @Nullable String message = failure.getMessage();
        return Optional.ofNullable(message).map(Reason::plain).filter(plain -> !plain.isEmpty());
    }

    /** Extracts the reason from the JDK's form, {@code x (Is a directory)}. */
    private static String inParentheses(String message) {
        int open = message.lastIndexOf('(');
        return open >= 0 && message.endsWith(")") ? message.substring(open + 1, message.length() - 1) : message;
    }

    private static String lowerCase(String text) {
        boolean word = text.length() > 1 && Character.isLowerCase(text.charAt(1));
        return word ? Character.toLowerCase(text.charAt(0)) + text.substring(1) : text;
    }

    private static Optional<String> first(Set<Throwable> chain, Function<Throwable, Optional<String>> words) {
        return chain.stream().map(words).flatMap(Optional::stream).findFirst();
    }

    /** The failure and its causes, outermost first. */
    private static Set<Throwable> chain(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Throwable> chain = new LinkedHashSet<>();
        for (Throwable each = failure; each != null && seen.add(each); each = each.getCause()) {
            chain.add(each);
        }
        return chain;
    }
}

package io.loadtester.attack.http;

import io.loadtester.attack.template.HitValues;
import io.loadtester.attack.template.ListTargetParts;
import io.loadtester.attack.template.Markers;
import io.loadtester.attack.template.TemplatePlace;
import io.loadtester.attack.template.TextCompiler;
import io.loadtester.attack.template.Variation;
import io.loadtester.attack.template.VariedText;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.Header;
import io.loadtester.common.test.Target;
import io.loadtester.common.test.TargetKind;
import io.loadtester.common.test.template.BodyTemplate;
import io.loadtester.common.test.template.Template;
import io.loadtester.common.url.Origin;
import io.loadtester.common.url.Url;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A request with placeholders in path, query, header values or body.
 *
 * @param url scheme, host and port
 * @param path path and query without the leading slash
 * @param headers the headers' names, in the order in which they are sent
 * @param values the headers' values
 * @param body empty for none
 * @param chunked whether a body is sent in chunks instead of with its length
 */
public record VariedTemplate(
        String method,
        Url url,
        VariedText path,
        List<String> headers,
        List<VariedText> values,
        VariedText body,
        boolean keepAlive,
        boolean chunked,
        Variation variation)
        implements RequestSource {

    public VariedTemplate {
        headers = List.copyOf(headers);
        values = List.copyOf(values);
    }

    static boolean hasPlaceholders(Target target, AttackSpec spec) {
        return spec.options().request().template() && anyPlaceholder(target, spec);
    }

    private static boolean anyPlaceholder(Target target, AttackSpec spec) {
        return Template.hasPlaceholders(target.url().pathAndQuery())
                || RequestTemplate.headers(target, spec).stream()
                        .anyMatch(header -> Template.hasPlaceholders(header.value()))
                || BodyTemplate.hasPlaceholders(
                        RequestTemplate.body(target, spec).buffer());
    }

    static VariedTemplate of(Target target, AttackSpec spec, Variation variation) {
        TextCompiler compiler = new TextCompiler(variation);
        String written = target.url().pathAndQuery();
        List<Header> headers = RequestTemplate.headers(target, spec);
        List<String> names = new ArrayList<>();
        List<VariedText> values = new ArrayList<>();
        VariedText path = compiler.compile(written.startsWith("/") ? written.substring(1) : written, TemplatePlace.URL);
        for (Header header : headers) {
            names.add(header.name());
            values.add(compiler.compile(header.value(), TemplatePlace.HEADER));
        }
        addFixed(OwnHeaders.of(target, spec), names, values);
        addNumber(names, values);
        return new VariedTemplate(
                target.method(),
                target.url().origin(),
                path,
                names,
                values,
                body(RequestTemplate.body(target, spec), compiler),
                RequestTemplate.keepAlive(headers, spec),
                spec.options().request().chunked(),
                variation);
    }

    /**
     * The template for all targets of one kind, which have no placeholders and differ only in paths and bodies; these
     * are copied from the list of targets.
     *
     * @param withBody whether it is for the targets that have a body, their own or the attack's
     */
    static VariedTemplate ofKind(
            TargetKind kind, List<Header> targetHeaders, boolean withBody, AttackSpec spec, Variation variation) {
        List<Header> headers = Stream.concat(targetHeaders.stream(), spec.options().request().headers().stream())
                .toList();
        List<String> names = new ArrayList<>();
        List<VariedText> values = new ArrayList<>();
        addFixed(headers, names, values);
        addFixed(OwnHeaders.of(kind.method(), headers, kind.assertions(), spec), names, values);
        addNumber(names, values);
        return new VariedTemplate(
                kind.method(),
                kind.origin(),
                ListTargetParts.path(),
                names,
                values,
                withBody ? ListTargetParts.body() : VariedText.EMPTY,
                RequestTemplate.keepAlive(headers, spec),
                spec.options().request().chunked(),
                variation);
    }

    /** Adds headers without filling placeholders: the attack's name is a name, not a template. */
    private static void addFixed(List<Header> headers, List<String> names, List<VariedText> values) {
        for (Header header : headers) {
            names.add(header.name());
            values.add(TextCompiler.fixed(header.value().getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static void addNumber(List<String> names, List<VariedText> values) {
        names.add(OwnHeaders.SEQ);
        values.add(TextCompiler.seq());
    }

    private static VariedText body(Body body, TextCompiler compiler) {
        return BodyTemplate.hasPlaceholders(body.buffer()) ? compiler.compile(body) : TextCompiler.fixed(body.bytes());
    }

    @Override
    public Origin origin() {
        return Origin.of(url);
    }

    /** One hit's request, with all placeholders filled in. */
    RequestTemplate of(HitValues hit) {
        List<Header> filled = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            filled.add(new Header(headers.get(i), values.get(i).text(hit)));
        }
        return new RequestTemplate(
                method,
                url.withPathAndQuery("/" + path.text(hit)),
                filled,
                Body.of(body.bytes(hit)),
                keepAlive,
                chunked);
    }

    String urlOf(HitValues hit) {
        return url + "/" + path.text(hit);
    }

    /** The request with words in place of the varied texts, which the encoder encodes like any other. */
    RequestTemplate outline(Markers markers) {
        List<Header> worded = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            worded.add(new Header(headers.get(i), markers.word(i)));
        }
        Url wordedUrl = url.withPathAndQuery("/" + markers.word(headers.size()));
        Body anyBody = body.isEmpty() ? Body.EMPTY : Body.of(new byte[1]);
        return new RequestTemplate(method, wordedUrl, worded, anyBody, keepAlive, chunked);
    }

    /** The texts that the words of {@link #outline} stand for. */
    List<VariedText> texts() {
        return Stream.concat(values.stream(), Stream.of(path)).toList();
    }

    /** The fixed text of the request, in which no word may occur. */
    String plainText() {
        return method + url + headers;
    }
}

package io.loadtester.attack.template;

/** Where in a request a text stands, which decides how values are escaped. */
public enum TemplatePlace {
    /** All but unreserved characters are percent-encoded, so that a value cannot end its part of the URL. */
    URL,
    /** Control characters become blanks, so that a value cannot end its header. */
    HEADER,
    BODY
}

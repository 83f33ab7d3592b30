package org.merata.web;

import java.util.Set;
import org.merata.model.PhraseRules;

class WebPhrasesTest extends PhraseRules {
    WebPhrasesTest() {
        super(
                WebServer.class,
                Set.of(
                        "nav.overview",
                        "nav.regions",
                        "nav.agencies",
                        "nav.services",
                        "nav.measures",
                        "nav.explore",
                        "nav.data",
                        "nav.methods",
                        "nav.glossary",
                        "nav.quality",
                        "error.bad_host",
                        "error.bad_host.title",
                        "error.busy",
                        "error.busy.title",
                        "error.failed",
                        "error.failed.title",
                        "error.method",
                        "error.method.title",
                        "error.no_fonts",
                        "error.no_fonts.title",
                        "error.no_data",
                        "error.no_data.title",
                        "error.no_such",
                        "error.no_such.title",
                        "error.one_value",
                        "error.one_value.title",
                        "error.rate_limited",
                        "error.rate_limited.title",
                        "error.not_found",
                        "error.not_found.title",
                        "error.repeated",
                        "error.repeated.title",
                        "error.foreign_form",
                        "error.foreign_form.title",
                        "error.form_too_large",
                        "error.form_too_large.title",
                        "error.token",
                        "error.token.title",
                        "error.token_in_address",
                        "error.token_in_address.title",
                        "error.too_long",
                        "error.too_long.title",
                        "error.unknown_parameter",
                        "error.unknown_parameter.title",
                        "error.too_many",
                        "error.too_many.title",
                        "error.unknown_value",
                        "error.unknown_value.title"));
    }
}

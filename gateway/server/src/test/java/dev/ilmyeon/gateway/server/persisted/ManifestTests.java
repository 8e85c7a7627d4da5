package dev.ilmyeon.gateway.server.persisted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTests {

  @Test
  void isRelaysToo() {
    Manifest manifest = Manifest.read("{\"a1\": \"query A { a }\", \"b2\": \"query B { b }\"}");

    assertThat(manifest.document("", "a1")).isEqualTo("query A { a }");
    assertThat(manifest.document("app", "b2")).isEqualTo("query B { b }");
    assertThat(manifest.document("", "c3")).isNull();
    assertThat(manifest.trusts("", "query A { a }\n")).isTrue();
    assertThat(manifest.trusts("", "query A { b }")).isFalse();
  }

  @Test
  void hasOneDocumentForAllAndPerhapsAnotherForOneClient() {
    Manifest manifest =
        Manifest.read(
            """
            {"format": "apollo-persisted-query-manifest", "version": 1, "operations": [
              {"id": "a", "body": "{ a }"}, {"id": "a", "body": "{ own }", "clientName": "app"},
              {"id": "b", "body": "{ b }", "clientName": null}
            ]}
            """);

    assertThat(manifest.document("app", "a")).isEqualTo("{ own }");
    assertThat(manifest.document("web", "a")).isEqualTo("{ a }");
    assertThat(manifest.tellsClientsApart("a")).isTrue();
    assertThat(manifest.tellsClientsApart("b")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "no|It is no JSON",
        "[]|has to be an object",
        "{\"a\": 1}|\"a\" has to be a text",
        "{\"format\": \"apollo-persisted-query-manifest\"}|\"operations\" has to be a list",
        "{\"format\": \"apollo-persisted-query-manifest\", \"operations\": [{\"id\": \"a\"}]}|\"body\" has to",
        "{\"format\": \"apollo-persisted-query-manifest\", \"version\": 2, \"operations\": []}|\"version\" has to be 1",
        "{\"format\": \"apollo-persisted-query-manifest\", \"operations\": [{\"id\": \"a\", \"body\": \"{ a }\","
            + " \"clientName\": [\"app\"]}]}|\"clientName\" has to be the name of a client",
        "{\"format\": \"apollo-persisted-query-manifest\", \"operations\": [{\"id\": \"a\", \"body\": \"{ a }\","
            + " \"clientName\": \"\"}]}|\"clientName\" has to be the name of a client",
        "{\"format\": \"apollo-persisted-query-manifest\", \"operations\": [{\"id\": \"a\", \"body\": \"{ a }\"},"
            + " {\"id\": \"a\", \"body\": \"{ a }\"}]}|a is there twice",
      })
  void saysWhatIsWrong(String text, String problem) {
    assertThatThrownBy(() -> Manifest.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(problem);
  }
}

package dev.ilmyeon.platform.subgraph.identity;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.UriUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads who asks from a request's headers. The gateway writes each word percent-encoded, with
 * spaces between; what can't be read is nobody.
 *
 * @param trusted whether only the gateway gets here, so that the headers are its own
 * @param development whether whoever gets here may be whoever they say they are
 */
record CallerReader(boolean trusted, boolean development, JsonMapper json) {

  static final String SUBJECT = "x-ilmyeon-subject";
  static final String SCOPES = "x-ilmyeon-scopes";
  static final String POLICIES = "x-ilmyeon-policies";

  /** The claims of a token as JSON, as the gateway takes them in the same header. */
  static final String DEVELOPMENT = "x-ilmyeon-development-identity";

  private static final Pattern NEWSROOM = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");
  private static final Logger log = LoggerFactory.getLogger(CallerReader.class);

  Caller read(HttpHeaders headers) {
    String claims = development ? headers.getFirst(DEVELOPMENT) : null;
    try {
      if (claims != null) {
        return checked(ofClaims(json.readTree(claims)));
      }
      return trusted ? checked(ofGateway(headers)) : Caller.NOBODY;
    } catch (IllegalArgumentException | JacksonException e) {
      log.warn("An identity can't be read: {}", e.getClass().getSimpleName());
      return Caller.NOBODY;
    }
  }

  /** Whoever is of two newsrooms at once, or of one that can have no such name, is nobody. */
  private static Caller checked(Caller caller) {
    if (caller.scopes().stream().filter(scope -> scope.startsWith(Caller.NEWSROOM)).count() > 1
        || !NEWSROOM.matcher(caller.newsroom()).matches()
        || CONTROL.matcher(caller.subject()).find()) {
      throw new IllegalArgumentException("No such identity");
    }
    return caller;
  }

  private static Caller ofGateway(HttpHeaders headers) {
    String subject = headers.getFirst(SUBJECT);
    return subject == null || subject.isBlank()
        ? Caller.NOBODY
        : new Caller(
            decoded(subject.strip()),
            words(headers.getFirst(SCOPES)),
            words(headers.getFirst(POLICIES)));
  }

  private static Set<String> words(@Nullable String header) {
    return header == null
        ? Set.of()
        : split(header).stream().map(CallerReader::decoded).collect(Collectors.toSet());
  }

  private static Collection<String> split(String text) {
    return Arrays.stream(text.split(" ")).filter(Predicate.not(String::isEmpty)).toList();
  }

  private static String decoded(String word) {
    return UriUtils.decode(word, StandardCharsets.UTF_8);
  }

  private static Caller ofClaims(JsonNode claims) {
    return new Caller(
        claims.path("sub").asString("developer"),
        strings(claims.path("scope")),
        strings(claims.path("roles")));
  }

  /** Of an array, or of one text with spaces between. */
  private static Set<String> strings(JsonNode node) {
    return node.isArray()
        ? StreamSupport.stream(node.spliterator(), false)
            .map(JsonNode::asString)
            .collect(Collectors.toSet())
        : Set.copyOf(split(node.asString("")));
  }
}

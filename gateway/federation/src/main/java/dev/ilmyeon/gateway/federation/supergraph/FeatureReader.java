package dev.ilmyeon.gateway.federation.supergraph;

import dev.ilmyeon.gateway.federation.error.SupergraphException;
import dev.ilmyeon.gateway.federation.language.AppliedDirective;
import dev.ilmyeon.gateway.federation.language.Argument;
import dev.ilmyeon.gateway.federation.language.Source;
import dev.ilmyeon.gateway.federation.language.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code @link}s of a schema (the link specification, v1.0) or its {@code @core}s
 * (Federation 1). The directive that links is itself linked, perhaps under another name: it is the
 * one whose application points at the link specification.
 */
final class FeatureReader {

  private static final String NAME = "[_A-Za-z][_0-9A-Za-z]*";

  private final Source source;

  FeatureReader(Source source) {
    this.source = source;
  }

  /** Throws where a feature that must be understood is not. */
  List<Feature> read(List<AppliedDirective> onSchema) {
    List<Feature> features = new ArrayList<>();
    for (AppliedDirective directive : onSchema) {
      if (isLink(directive, onSchema)) {
        features.add(feature(directive));
      }
    }
    features.forEach(this::requireUnderstood);
    return features;
  }

  private void requireUnderstood(Feature feature) {
    boolean needed = feature.purpose() != null || feature.is("join") || feature.is("link");
    if (needed && !feature.understood()) {
      throw error(
          "@link(url: \"%s%s\"%s) is not supported."
              .formatted(
                  feature.identity(),
                  feature.version() == null ? "" : "/" + feature.version(),
                  feature.purpose() == null ? "" : ", for: " + feature.purpose()),
          feature.at());
    }
  }

  private static boolean isLink(AppliedDirective directive, List<AppliedDirective> onSchema) {
    for (AppliedDirective bootstrap : onSchema) {
      if (bootstrap.name().equals(directive.name()) && linksLink(bootstrap)) {
        return true;
      }
    }
    return false;
  }

  private static boolean linksLink(AppliedDirective directive) {
    String url = string(url(directive));
    if (url == null
        || !(url.startsWith("https://specs.apollo.dev/link/")
            || url.startsWith("https://specs.apollo.dev/core/"))) {
      return false;
    }
    String as = string(directive.argument("as"));
    return directive.name().equals(as) || as == null;
  }

  private static @Nullable Argument url(AppliedDirective directive) {
    Argument url = directive.argument("url");
    return url == null ? directive.argument("feature") : url;
  }

  private Feature feature(AppliedDirective directive) {
    String url = string(url(directive));
    if (url == null) {
      throw error("expected @" + directive.name() + " to have a url, a string.", directive.at());
    }
    String path = url.replaceFirst("[?#].*", "").replaceFirst("/+$", "");
    int slash = path.lastIndexOf('/');
    boolean versioned = path.substring(slash + 1).matches("v\\d+\\.\\d+");
    String identity = versioned && slash > 0 ? path.substring(0, slash) : path;
    String name = identity.substring(identity.lastIndexOf('/') + 1);
    return new Feature(
        identity,
        name,
        versioned ? path.substring(slash + 1) : null,
        namespace(directive, name),
        purpose(directive),
        imports(directive),
        directive.at());
  }

  private String namespace(AppliedDirective directive, String otherwise) {
    Argument as = directive.argument("as");
    if (as == null || as.value() instanceof Value.NullValue) {
      return otherwise;
    }
    String name = string(as);
    if (name == null || !name.matches(NAME)) {
      throw error("expected as of @" + directive.name() + " to be a name, a string.", as.at());
    }
    return name;
  }

  private @Nullable String purpose(AppliedDirective directive) {
    Argument purpose = directive.argument("for");
    if (purpose == null || purpose.value() instanceof Value.NullValue) {
      return null;
    }
    if (purpose.value() instanceof Value.EnumValue(String name)) {
      return name;
    }
    throw error("expected for: SECURITY or for: EXECUTION.", purpose.at());
  }

  private Map<String, String> imports(AppliedDirective directive) {
    Argument argument = directive.argument("import");
    Map<String, String> imports = new HashMap<>();
    if (argument == null || argument.value() instanceof Value.NullValue) {
      return imports;
    }
    if (!(argument.value() instanceof Value.ListValue(List<Value> items))) {
      throw error("expected import of @" + directive.name() + " to be a list.", argument.at());
    }
    for (Value item : items) {
      addImport(imports, item, argument.at());
    }
    return imports;
  }

  private void addImport(Map<String, String> imports, Value item, int at) {
    switch (item) {
      case Value.StringValue(String name) -> addImport(imports, name, name, at);
      case Value.ObjectValue(Map<String, Value> fields)
          when fields.get("name") instanceof Value.StringValue(String name) ->
          addImport(imports, name, localName(fields.get("as"), name, at), at);
      default -> throw unreadableImport(at);
    }
  }

  private String localName(@Nullable Value as, String otherwise, int at) {
    return switch (as) {
      case null -> otherwise;
      case Value.NullValue _ -> otherwise;
      case Value.StringValue(String name) -> name;
      case Value _ -> throw unreadableImport(at);
    };
  }

  /** What is called otherwise stays what it is, a directive or a type: else it could get lost. */
  private void addImport(Map<String, String> imports, String element, String local, int at) {
    String form = element.startsWith("@") ? "@" + NAME : NAME;
    if (!element.matches(form) || !local.matches(form)) {
      throw error(
          "expected \"%s\" to be imported as the name of a %s, found \"%s\"."
              .formatted(element, element.startsWith("@") ? "directive, with @" : "type", local),
          at);
    }
    String before = imports.put(element, local);
    if (before != null && !before.equals(local)) {
      throw error("expected \"" + element + "\" to be imported under one name.", at);
    }
  }

  private SupergraphException unreadableImport(int at) {
    return error("expected an import to be a string or {name: String, as: String}.", at);
  }

  private static @Nullable String string(@Nullable Argument argument) {
    return argument != null && argument.value() instanceof Value.StringValue(String value)
        ? value
        : null;
  }

  private SupergraphException error(String message, int at) {
    return new SupergraphException(message, source.location(at));
  }
}

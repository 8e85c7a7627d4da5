package dev.ilmyeon.gateway.federation.supergraph;

import dev.ilmyeon.gateway.federation.error.SupergraphException;
import dev.ilmyeon.gateway.federation.language.AppliedDirective;
import dev.ilmyeon.gateway.federation.language.Document;
import dev.ilmyeon.gateway.federation.language.Parser;
import dev.ilmyeon.gateway.federation.language.ParserLimits;
import dev.ilmyeon.gateway.federation.language.SyntaxException;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.schema.AnnotatedSchema;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.schema.SchemaException;
import dev.ilmyeon.gateway.federation.schema.SchemaReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Supergraph SDL to a {@link SupergraphModel}: the join specification v0.1 to v0.5 and link v1.0
 * (or core, of Federation 1), whoever composed it.
 */
public final class SupergraphReader {

  private SupergraphReader() {}

  /** Throws {@link SupergraphException}, whatever is wrong with the text. */
  public static SupergraphModel read(String sdl) {
    AnnotatedSchema annotated = annotated(sdl);
    List<Feature> features =
        new FeatureReader(annotated.source()).read(annotated.applied(AnnotatedSchema.SCHEMA));
    Feature joinFeature = joinFeature(features, annotated);
    if (annotated.schema().root(OperationKind.QUERY) == null) {
      throw new SupergraphException(
          "expected the schema to have a query type.",
          annotated.source().location(joinFeature.at()));
    }
    Join join = new Join(joinFeature, annotated);
    SchemaFilter filter = new SchemaFilter(annotated, features);
    Schema schema = filter.withoutMachinery();
    return new SupergraphModel(
        schema,
        filter.accessible(schema),
        new SubgraphAssembly(schema, annotated, join, contextDirective(features)).assemble(),
        directives(annotated, features, filter),
        new RequirementReader(annotated, features).read());
  }

  private static AnnotatedSchema annotated(String sdl) {
    try {
      Document document = Parser.parse(sdl, ParserLimits.TRUSTED);
      return SchemaReader.read(document);
    } catch (SyntaxException e) {
      throw new SupergraphException(e.getMessage(), e.location());
    } catch (SchemaException e) {
      throw new SupergraphException(e.getMessage(), e.location());
    }
  }

  private static Feature joinFeature(List<Feature> features, AnnotatedSchema annotated) {
    for (Feature feature : features) {
      if (feature.is("join")) {
        return feature;
      }
    }
    throw new SupergraphException(
        "expected a schema definition with"
            + " @link(url: \"https://specs.apollo.dev/join/v0.5\"): this is no supergraph.",
        annotated.source().location(0));
  }

  private static String contextDirective(List<Feature> features) {
    return features.stream()
        .filter(feature -> feature.is("context"))
        .map(feature -> feature.directive("context"))
        .findFirst()
        .orElse("context");
  }

  /** What is applied to what is left, under the names that the features themselves use. */
  private static Map<String, List<AppliedDirective>> directives(
      AnnotatedSchema annotated, List<Feature> features, SchemaFilter filter) {
    Map<String, String> canonical = new HashMap<>();
    features.forEach(feature -> canonical.putAll(feature.canonicalDirectives()));
    Map<String, List<AppliedDirective>> directives = new LinkedHashMap<>();
    annotated
        .directives()
        .forEach((coordinate, applied) -> {
          List<AppliedDirective> kept = new ArrayList<>();
          for (AppliedDirective directive : applied) {
            String name = canonical.getOrDefault(directive.name(), directive.name());
            if (!filter.isJoinery(directive)) {
              kept.add(new AppliedDirective(name, directive.arguments(), directive.at()));
            }
          }
          if (!kept.isEmpty() && filter.keepsCoordinate(coordinate)) {
            directives.put(coordinate, List.copyOf(kept));
          }
        });
    return directives;
  }
}

package dev.ilmyeon.articles;

import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Operations that each lead from a root field to one field of a type, by the shortest way. */
final class FieldPaths {

  /**
   * @param field as {@code Article.tags}
   * @param operation empty if the field needs arguments
   */
  record Found(String field, String operation) {}

  /** The types from the root to here: what is written before a selection, and behind it. */
  private record Place(GraphQLObjectType type, String before, String behind) {}

  private final GraphQLSchema schema;

  FieldPaths(GraphQLSchema schema) {
    this.schema = schema;
  }

  GraphQLObjectType query() {
    return schema.getQueryType();
  }

  static boolean isList(GraphQLFieldDefinition field) {
    GraphQLType type = field.getType();
    GraphQLType bare = type instanceof GraphQLNonNull whole ? whole.getWrappedType() : type;
    return bare instanceof GraphQLList
        || (bare instanceof GraphQLNamedType named && named.getName().endsWith("Connection"));
  }

  /**
   * Every field below the root field that holds something to be fetched or several values.
   *
   * @param asked the root field with its arguments
   */
  List<Found> below(GraphQLFieldDefinition root, String asked) {
    List<Found> found = new ArrayList<>();
    Deque<Place> open = new ArrayDeque<>(places(root, "{ " + asked, "}"));
    Set<String> seen = new HashSet<>();
    while (!open.isEmpty()) {
      Place place = open.poll();
      if (!seen.add(place.type().getName())) {
        continue;
      }
      for (GraphQLFieldDefinition field : place.type().getFieldDefinitions()) {
        if (!isAskable(field)) {
          found.add(new Found(place.type().getName() + "." + field.getName(), ""));
        } else {
          List<Place> next = places(field, place.before() + field.getName(), place.behind());
          open.addAll(next);
          if (!next.isEmpty() || isList(field)) {
            found.add(found(place, field, next));
          }
        }
      }
    }
    return found;
  }

  private static Found found(Place place, GraphQLFieldDefinition field, List<Place> next) {
    String operation =
        next.isEmpty()
            ? place.before() + field.getName() + place.behind()
            : next.getFirst().before() + leaves(next.getFirst().type()) + next.getFirst().behind();
    return new Found(place.type().getName() + "." + field.getName(), operation);
  }

  private List<Place> places(GraphQLFieldDefinition field, String before, String behind) {
    GraphQLType type = GraphQLTypeUtil.unwrapAll(field.getType());
    if (!(type instanceof GraphQLCompositeType composite)) {
      return List.of();
    }
    if (composite instanceof GraphQLObjectType object) {
      return List.of(new Place(object, before + " { ", " }" + behind));
    }
    return possible(composite).stream()
        .map(object ->
            new Place(object, before + " { ... on " + object.getName() + " { ", " } }" + behind))
        .toList();
  }

  private List<GraphQLObjectType> possible(GraphQLCompositeType type) {
    return type instanceof GraphQLUnionType union
        ? union.getTypes().stream().map(GraphQLObjectType.class::cast).toList()
        : schema.getImplementations((GraphQLInterfaceType) type);
  }

  private static String leaves(GraphQLFieldsContainer type) {
    return type.getFieldDefinitions().stream()
        .filter(FieldPaths::isAskable)
        .filter(field -> GraphQLTypeUtil.isLeaf(GraphQLTypeUtil.unwrapAll(field.getType())))
        .map(GraphQLFieldDefinition::getName)
        .collect(Collectors.joining(" ", "__typename ", ""));
  }

  private static boolean isAskable(GraphQLFieldDefinition field) {
    return field.getArguments().stream()
        .noneMatch(argument ->
            GraphQLTypeUtil.isNonNull(argument.getType()) && !argument.hasSetDefaultValue());
  }
}

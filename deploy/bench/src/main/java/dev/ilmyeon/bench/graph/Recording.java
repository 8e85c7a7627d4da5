package dev.ilmyeon.bench.graph;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.StringValue;
import graphql.parser.Parser;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes a whole answer of the real services apart into a {@link DataSet}: each entity once, however
 * often it stood in the answer, with everything that was said of it anywhere.
 */
public final class Recording {

  private final GraphQLSchema schema;
  private final Document document;
  private final Map<String, Map<String, Map<String, @Nullable Object>>> entities = new TreeMap<>();

  private Recording(String supergraph, String query) {
    TypeDefinitionRegistry types = new SchemaParser().parse(supergraph);
    this.schema = UnExecutableSchemaGenerator.makeUnExecutableSchema(types);
    this.document = Parser.parse(query);
  }

  /**
   * The data of which any gateway makes {@code response} again.
   *
   * @param query without aliases, and asking for the keys of what is an entity
   */
  public static String of(String supergraph, String query, String response) {
    return new Recording(supergraph, query).read(response);
  }

  private String read(String response) {
    Map<String, Object> read = JsonMapper.shared().readValue(response, new TypeReference<>() {});
    if (read.get("errors") != null || !(read.get("data") instanceof Map<?, ?> data)) {
      throw new IllegalArgumentException("The page has errors: " + read.get("errors"));
    }
    SelectionSet selections =
        document.getDefinitionsOfType(OperationDefinition.class).getFirst().getSelectionSet();
    Map<String, @Nullable Object> root = object(data, "Query", List.of(selections));
    root.remove("__typename");
    Map<String, List<Object>> all = new LinkedHashMap<>();
    all.put("Query", List.of(root));
    entities.forEach((type, objects) -> all.put(type, List.copyOf(objects.values())));
    return JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsString(all)
        + "\n";
  }

  private Map<String, @Nullable Object> object(
      Map<?, ?> answer, String type, List<SelectionSet> sets) {
    Object told = answer.get("__typename");
    String name = told == null ? type : told.toString();
    Map<String, List<Field>> fields = new LinkedHashMap<>();
    sets.forEach(set -> collect(set, name, fields));
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("__typename", name);
    GraphQLFieldsContainer container = (GraphQLFieldsContainer) schema.getType(name);
    fields.forEach((key, same) -> {
      if (!key.equals("__typename")) {
        GraphQLFieldDefinition definition =
            container == null ? null : container.getFieldDefinition(same.getFirst().getName());
        if (definition == null || !answer.containsKey(key)) {
          throw new IllegalArgumentException("The page has no " + name + "." + key);
        }
        String below =
            ((GraphQLNamedType) GraphQLTypeUtil.unwrapAll(definition.getType())).getName();
        object.put(
            same.getFirst().getName(),
            value(answer.get(key), below, same.stream().map(Field::getSelectionSet).toList()));
      }
    });
    return object;
  }

  private @Nullable Object value(
      @Nullable Object answer, String type, List<SelectionSet> selections) {
    return switch (answer) {
      case List<?> list -> {
        List<@Nullable Object> items = new ArrayList<>();
        list.forEach(item -> items.add(value(item, type, selections)));
        yield items;
      }
      case Map<?, ?> map -> entity(object(map, type, selections));
      case String text when text.matches("(?s)[@=!].*") ->
          throw new IllegalArgumentException("A text that would mean something else: " + text);
      case null, default -> answer;
    };
  }

  /** An entity's place is taken by a reference. */
  private Object entity(Map<String, @Nullable Object> object) {
    String type = String.valueOf(object.get("__typename"));
    String key = key(type);
    if (key == null || object.get(key) == null) {
      return object;
    }
    String id = String.valueOf(object.get(key));
    Map<String, @Nullable Object> known =
        entities
            .computeIfAbsent(type, _ -> new LinkedHashMap<>())
            .computeIfAbsent(
                id,
                _ -> {
                  Map<String, @Nullable Object> first = new LinkedHashMap<>();
                  first.put(key, id);
                  return first;
                });
    object.forEach((field, value) -> {
      if (!field.equals("__typename")) {
        known.putIfAbsent(field, value);
      }
    });
    return "@" + type + ":" + id;
  }

  /** The field that is the type's key, or null. */
  private @Nullable String key(String type) {
    if (!(schema.getType(type) instanceof GraphQLObjectType object)) {
      return null;
    }
    return Objects.requireNonNull(object.getDefinition()).getDirectives("join__type").stream()
        .map(directive -> directive.getArgument("key"))
        .map(argument -> argument == null ? null : ((StringValue) argument.getValue()).getValue())
        .filter(key -> key != null && !key.contains(" "))
        .findFirst()
        .orElse(null);
  }

  private void collect(SelectionSet set, String type, Map<String, List<Field>> fields) {
    for (Selection<?> selection : set.getSelections()) {
      switch (selection) {
        case Field field ->
            fields.computeIfAbsent(field.getName(), _ -> new ArrayList<>()).add(field);
        case InlineFragment inline -> {
          if (inline.getTypeCondition() == null
              || inline.getTypeCondition().getName().equals(type)) {
            collect(inline.getSelectionSet(), type, fields);
          }
        }
        case FragmentSpread spread ->
            document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .filter(fragment -> fragment.getName().equals(spread.getName()))
                .filter(fragment -> fragment.getTypeCondition().getName().equals(type))
                .forEach(fragment -> collect(fragment.getSelectionSet(), type, fields));
        default -> throw new IllegalArgumentException(selection.toString());
      }
    }
  }
}

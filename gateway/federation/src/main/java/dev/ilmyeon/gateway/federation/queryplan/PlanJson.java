package dev.ilmyeon.gateway.federation.queryplan;

import dev.ilmyeon.gateway.federation.json.JsonValue;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonArray;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonNumber;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonString;
import dev.ilmyeon.gateway.federation.queryplan.EntityCall.Target;
import dev.ilmyeon.gateway.federation.queryplan.FetchPath.Segment;
import dev.ilmyeon.gateway.federation.queryplan.Representation.Entry.Copy;
import dev.ilmyeon.gateway.federation.queryplan.Representation.Entry.ForTypes;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plan as JSON. */
final class PlanJson {

  private PlanJson() {}

  static JsonObject of(QueryPlan plan) {
    Map<String, JsonValue> root = kind("QueryPlan");
    if (plan.parts().size() > 1) {
      root.put("node", defer(PartFetches.of(plan)));
    } else if (plan.kind() == OperationKind.SUBSCRIPTION) {
      root.put("node", subscription(plan));
    } else {
      putNode(plan.fetches(), root);
    }
    return new JsonObject(root);
  }

  private static JsonObject subscription(QueryPlan plan) {
    Map<String, JsonValue> object = kind("Subscription");
    object.put("primary", of(plan.subscribing()));
    if (!plan.forEachEvent().isEmpty()) {
      object.put("rest", of(PlanTree.of(plan.forEachEvent())));
    }
    return new JsonObject(object);
  }

  private static void putNode(List<Fetch> fetches, Map<String, JsonValue> object) {
    if (!fetches.isEmpty()) {
      object.put("node", of(PlanTree.of(fetches)));
    }
  }

  private static JsonObject defer(List<PartFetches> parts) {
    Map<String, JsonValue> object = kind("Defer");
    List<JsonValue> deferred = new ArrayList<>();
    for (PartFetches part : parts) {
      Map<String, JsonValue> one = new LinkedHashMap<>();
      if (part.number() > 0) {
        one.put("part", number(part.number()));
        one.put("in", number(part.part().parent()));
      }
      if (part.part().label() != null) {
        one.put("label", new JsonString(part.part().label()));
      }
      putNode(part.fetches(), one);
      if (part.number() == 0) {
        object.put("primary", new JsonObject(one));
      } else {
        deferred.add(new JsonObject(one));
      }
    }
    object.put("deferred", new JsonArray(deferred));
    return new JsonObject(object);
  }

  private static JsonNumber number(int value) {
    return new JsonNumber(Integer.toString(value));
  }

  private static Map<String, JsonValue> kind(String kind) {
    Map<String, JsonValue> object = new LinkedHashMap<>();
    object.put("kind", new JsonString(kind));
    return object;
  }

  private static JsonValue of(PlanTree tree) {
    return switch (tree) {
      case PlanTree.Single single -> of(single.fetch());
      case PlanTree.Sequence sequence -> nodes("Sequence", sequence.nodes());
      case PlanTree.Parallel parallel -> nodes("Parallel", parallel.nodes());
    };
  }

  private static JsonObject nodes(String kind, List<PlanTree> nodes) {
    Map<String, JsonValue> object = kind(kind);
    object.put("nodes", new JsonArray(nodes.stream().map(PlanJson::of).toList()));
    return new JsonObject(object);
  }

  private static JsonObject of(Fetch fetch) {
    boolean batch =
        fetch.entities().size() > 1
            || !fetch.entities().isEmpty() && fetch.entities().getFirst().targets().size() > 1;
    Map<String, JsonValue> object = kind(batch ? "BatchFetch" : "Fetch");
    object.put("id", number(fetch.id()));
    object.put(
        "dependsOn",
        new JsonArray(
            fetch.dependsOn().stream()
                .<JsonValue>map(id -> new JsonNumber(id.toString()))
                .toList()));
    object.put("serviceName", new JsonString(fetch.subgraph().value()));
    object.put("operationKind", new JsonString(fetch.kind().keyword()));
    object.put("operation", new JsonString(fetch.document()));
    object.put("variableUsages", strings(fetch.variables()));
    if (!fetch.renames().isEmpty()) {
      object.put("outputRewrites", renames(fetch.renames()));
    }
    if (batch) {
      object.put("entityBatch", calls(fetch.entities()));
      return new JsonObject(object);
    }
    FetchPath path = fetch.path();
    if (!fetch.entities().isEmpty()) {
      Target target = fetch.entities().getFirst().targets().getFirst();
      path = target.path();
      object.put("requires", requires(target));
    }
    JsonObject node = new JsonObject(object);
    return path.segments().isEmpty() ? node : flatten(path, node);
  }

  private static JsonObject flatten(FetchPath path, JsonObject node) {
    Map<String, JsonValue> object = kind("Flatten");
    object.put("path", path(path));
    object.put("node", node);
    return new JsonObject(object);
  }

  private static JsonArray calls(List<EntityCall> calls) {
    List<JsonValue> items = new ArrayList<>();
    for (EntityCall call : calls) {
      Map<String, JsonValue> object = new LinkedHashMap<>();
      object.put("responseKey", new JsonString(call.responseKey()));
      object.put("variable", new JsonString(call.variable()));
      List<JsonValue> targets = new ArrayList<>();
      for (Target target : call.targets()) {
        Map<String, JsonValue> one = new LinkedHashMap<>();
        one.put("path", path(target.path()));
        one.put("requires", requires(target));
        targets.add(new JsonObject(one));
      }
      object.put("targets", new JsonArray(targets));
      items.add(new JsonObject(object));
    }
    return new JsonArray(items);
  }

  private static JsonArray requires(Target target) {
    List<JsonValue> items = new ArrayList<>();
    for (Representation representation : target.representations()) {
      List<JsonValue> selections = new ArrayList<>();
      selections.add(field("__typename", "__typename", null));
      representation.entries().forEach(entry -> selections.add(of(entry)));
      items.add(fragment(representation.typename(), selections));
    }
    return new JsonArray(items);
  }

  private static JsonObject of(Representation.Entry entry) {
    return switch (entry) {
      case Copy copy -> field(copy.name(), copy.responseKey(), copy.nested());
      case ForTypes forTypes ->
          fragment(
              String.join("|", forTypes.runtimeTypes()),
              forTypes.entries().stream().<JsonValue>map(PlanJson::of).toList());
    };
  }

  private static JsonObject field(
      String name, String responseKey, @Nullable List<Representation.Entry> nested) {
    Map<String, JsonValue> object = kind("Field");
    object.put("name", new JsonString(name));
    if (!name.equals(responseKey)) {
      object.put("source", new JsonString(responseKey));
    }
    if (nested != null) {
      object.put(
          "selections", new JsonArray(nested.stream().<JsonValue>map(PlanJson::of).toList()));
    }
    return new JsonObject(object);
  }

  private static JsonObject fragment(@Nullable String type, List<JsonValue> selections) {
    Map<String, JsonValue> object = kind("InlineFragment");
    if (type != null) {
      object.put("typeCondition", new JsonString(type));
    }
    object.put("selections", new JsonArray(selections));
    return new JsonObject(object);
  }

  private static JsonArray renames(List<KeyRename> renames) {
    List<JsonValue> items = new ArrayList<>();
    for (KeyRename rename : renames) {
      Map<String, JsonValue> object = kind("KeyRenamer");
      List<JsonValue> path = new ArrayList<>(path(rename.path()).items());
      path.add(new JsonString(rename.from()));
      object.put("path", new JsonArray(path));
      object.put("renameKeyTo", new JsonString(rename.to()));
      items.add(new JsonObject(object));
    }
    return new JsonArray(items);
  }

  private static JsonArray path(FetchPath path) {
    List<JsonValue> items = new ArrayList<>();
    for (Segment segment : path.segments()) {
      items.add(
          new JsonString(
              switch (segment) {
                case Segment.Key key -> key.responseKey();
                case Segment.Items _ -> "@";
                case Segment.Types types -> "|[" + String.join("|", types.names()) + "]";
              }));
    }
    return new JsonArray(items);
  }

  private static JsonArray strings(Collection<String> values) {
    return new JsonArray(values.stream().<JsonValue>map(JsonString::new).toList());
  }
}

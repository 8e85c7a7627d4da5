package dev.ilmyeon.gateway.federation.conformance;

import dev.ilmyeon.gateway.federation.fixture.JavaJson;
import dev.ilmyeon.gateway.federation.json.JsonReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A feature's data: for each type a list of objects, {@code data.json}. All subgraphs answer from
 * it, each with the fields that it has, and so does the one schema that the gateway is compared
 * with.
 *
 * <p>Values are JSON; some strings mean more:
 *
 * <ul>
 *   <li>{@code "@User:7"}: the User whose first field is 7; {@code "@Query"}: the only one of its
 *       type
 *   <li>{@code "=a {price} b {size.unit} {$arg}"}: text with the object's own values (of an entity:
 *       those that the representation brought) and arguments; of a number's type {@code "=2 * {n}"}
 *   <li>{@code "!message"}: an error
 *   <li>{@code {"$by": "arg", "of": {"x": …}, "else": …}}: by the value of an argument
 *   <li>{@code {"$take": "first", "of": […]}}: as many as an argument says
 *   <li>{@code {"$log": "text"}}: appends to a log and answers the whole of it
 * </ul>
 *
 * A field {@code name@subgraph} is what that subgraph says, where it says something else.
 */
final class DataSet {

  private final Map<String, List<DataObject>> objects = new LinkedHashMap<>();
  private final List<String> log = new ArrayList<>();

  DataSet(String json) {
    Map<String, Object> types = JavaJson.object(JsonReader.read(json, 64));
    types.forEach((type, list) -> {
      List<DataObject> all = new ArrayList<>();
      for (Object each : (List<?>) list) {
        all.add(new DataObject(type, JavaJson.asMap(each), null));
      }
      objects.put(type, all);
    });
  }

  List<DataObject> all(String type) {
    return objects.getOrDefault(type, List.of());
  }

  /** {@code "Type"} or {@code "Type:key"}. */
  @Nullable DataObject referenced(String reference) {
    int colon = reference.indexOf(':');
    String type = colon < 0 ? reference : reference.substring(0, colon);
    for (DataObject each : all(type)) {
      if (colon < 0) {
        return each;
      }
      Object key = each.fields().values().iterator().next();
      if (String.valueOf(key).equals(reference.substring(colon + 1))) {
        return each;
      }
    }
    return null;
  }

  /** What references name. */
  List<String> keys() {
    List<String> keys = new ArrayList<>();
    objects
        .values()
        .forEach(all ->
            all.forEach(object -> {
              Object first = object.fields().values().iterator().next();
              if (first instanceof String text && text.matches("[A-Za-z0-9]+")) {
                keys.add(text);
              }
            }));
    keys.add("other");
    return keys;
  }

  synchronized String log(String entry) {
    log.add(entry);
    return String.join(" ", log);
  }
}

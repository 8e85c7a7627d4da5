package dev.ilmyeon.gateway.server.setting;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What can be set: the components of the records that hold the settings, under the names that a
 * file has for them. So there is no list of names that could say something else.
 */
public sealed interface Setting {

  /** One value, or a list of such. */
  record Value(RecordComponent source, Class<?> type, boolean list) implements Setting {}

  /**
   * Others, by their names.
   *
   * @param source a record, or the component that holds one; null for all there is
   */
  record Group(@Nullable AnnotatedElement source, SortedMap<String, Setting> members)
      implements Setting {

    public Group {
      members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
    }
  }

  /** Others of one kind, by names of the operator's choice. */
  record Named(RecordComponent source, Setting each) implements Setting {}

  /**
   * All that is below a name.
   *
   * @param prefix the name
   * @param records those with {@link ConfigurationProperties} of that name, or of one below it
   */
  static Group below(String prefix, Collection<Class<? extends Record>> records) {
    SortedMap<String, Setting> members = new TreeMap<>();
    for (Class<? extends Record> type : records) {
      String place = type.getAnnotation(ConfigurationProperties.class).value();
      if (place.equals(prefix)) {
        members.putAll(group(type, type).members());
      } else {
        members.put(place.substring(prefix.length() + 1), group(type, type));
      }
    }
    return new Group(null, members);
  }

  private static Group group(AnnotatedElement source, Class<?> record) {
    SortedMap<String, Setting> members = new TreeMap<>();
    for (RecordComponent component : record.getRecordComponents()) {
      members.put(
          SettingNames.dashed(component.getName()), of(component, component.getGenericType()));
    }
    return new Group(source, members);
  }

  private static Setting of(RecordComponent component, Type type) {
    if (type instanceof ParameterizedType parameterized) {
      Type[] arguments = parameterized.getActualTypeArguments();
      return parameterized.getRawType() == Map.class
          ? new Named(component, of(component, arguments[1]))
          : new Value(component, (Class<?>) arguments[0], true);
    }
    Class<?> plain = (Class<?>) type;
    return plain.isRecord() ? group(component, plain) : new Value(component, plain, false);
  }
}

package dev.ilmyeon.gateway.server.setting;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.SystemEnvironmentOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin.Location;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.Resource;

/** Where a setting was given, in words by which it is found again. */
final class Place {

  private Place() {}

  static String of(ConfigurationProperty property) {
    return of(property.getOrigin(), property.getName().toString());
  }

  /** Whether it was written for this gateway: in a file beside it, or on the command line. */
  static boolean isWritten(ConfigurationProperty property) {
    return isWritten(property.getOrigin());
  }

  private static boolean isWritten(@Nullable Origin origin) {
    return switch (origin) {
      case TextResourceOrigin text -> text.getResource() != null && text.getResource().isFile();
      case PropertySourceOrigin source when source.getOrigin() != null ->
          isWritten(source.getOrigin());
      case PropertySourceOrigin source ->
          source.getPropertySource() instanceof CommandLinePropertySource;
      case null, default -> false;
    };
  }

  private static String of(@Nullable Origin origin, String name) {
    return switch (origin) {
      case TextResourceOrigin text -> file(text.getResource(), text.getLocation());
      case SystemEnvironmentOrigin variable -> "the environment variable " + variable.getProperty();
      case PropertySourceOrigin source when source.getOrigin() != null ->
          of(source.getOrigin(), name);
      case PropertySourceOrigin source ->
          source(source.getPropertySource(), source.getPropertyName());
      case null -> name;
      default -> origin.toString();
    };
  }

  private static String source(PropertySource<?> source, String name) {
    if (source instanceof CommandLinePropertySource) {
      return "the command line, --" + name;
    }
    return source.getName().equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME)
        ? "the system property " + name
        : "%s, %s".formatted(source.getName(), name);
  }

  /** As compilers say it. */
  private static String file(@Nullable Resource resource, @Nullable Location location) {
    String file = resource == null ? "a file" : path(resource);
    return location == null
        ? file
        : "%s:%d:%d".formatted(file, location.getLine() + 1, location.getColumn() + 1);
  }

  private static String path(Resource resource) {
    try {
      return resource.isFile()
          ? Path.of(resource.getFile().getPath()).normalize().toString()
          : resource.getDescription();
    } catch (IOException _) {
      return resource.getDescription();
    }
  }
}

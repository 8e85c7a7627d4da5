package dev.ilmyeon.gateway.server.setting;

import dev.ilmyeon.gateway.server.setting.Setting.Group;
import dev.ilmyeon.gateway.server.setting.SettingNames.Stray;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Finds what is set and means nothing: a slip of the pen that would otherwise leave a limit or a
 * guard as it was. Wherever it is set: files, environment, command line; of what is not the
 * gateway's own, in files and on the command line.
 */
public final class UnknownSettings {

  /**
   * What Kubernetes puts into the environment for a service called {@code ilmyeon-gateway…}, and
   * what else begins with the same letters: {@code ilmyeon.gateway-secret} is the services'.
   */
  private static final Pattern NOT_MEANT =
      Pattern.compile(
          "secret\\..*|(.*\\.)?service\\.(host|port(\\..+)?)"
              + "|(.*\\.)?port(\\.\\d+\\.(tcp|udp|sctp)(\\.(addr|port|proto))?)?");

  private final ConfigurationPropertyName prefix;
  private final SettingNames names;
  private final OtherSettings others;

  /**
   * @param known all that may be set below {@code prefix}
   * @param beside some of what may be set beside it, by their last words
   */
  public UnknownSettings(String prefix, Group known, Set<String> beside) {
    this.prefix = ConfigurationPropertyName.of(prefix);
    this.names = new SettingNames(known);
    TreeSet<String> all = new TreeSet<>(beside);
    all.add(this.prefix.getLastElement(Form.DASHED));
    this.others = new OtherSettings(this.prefix, all);
  }

  /** Throws {@link BadSettingException} that names all of them, with their places. */
  public void refuse(ConfigurableEnvironment environment) {
    List<String> unknown = new ArrayList<>();
    for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
      if (source instanceof IterableConfigurationPropertySource iterable) {
        boolean variables = source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
        for (ConfigurationPropertyName name : iterable) {
          if (!prefix.isAncestorOf(name)) {
            addOther(name, source.getConfigurationProperty(name), unknown);
          } else if (isUnknown(words(name), variables)) {
            unknown.add(tell(name, source.getConfigurationProperty(name)));
          }
        }
      }
    }
    if (!unknown.isEmpty()) {
      throw new BadSettingException(
          String.join("\n", unknown),
          "Mend or remove it; --schema prints all of %s, for editors too.".formatted(prefix));
    }
  }

  private void addOther(
      ConfigurationPropertyName name,
      @Nullable ConfigurationProperty property,
      List<String> unknown) {
    if (property == null || prefix.equals(name) || !Place.isWritten(property)) {
      return;
    }
    String complaint = others.complaint(name, property.getValue());
    if (complaint != null) {
      unknown.add("%s: there is no setting %s. %s".formatted(Place.of(property), name, complaint));
    }
  }

  private List<String> words(ConfigurationPropertyName name) {
    List<String> words = new ArrayList<>();
    for (int at = prefix.getNumberOfElements(); at < name.getNumberOfElements(); at++) {
      words.add(name.getElement(at, Form.UNIFORM));
    }
    return words;
  }

  private boolean isUnknown(List<String> words, boolean variable) {
    return !names.has(words, variable)
        && !(variable && NOT_MEANT.matcher(String.join(".", words)).matches());
  }

  private String tell(ConfigurationPropertyName name, @Nullable ConfigurationProperty property) {
    Stray stray = names.stray(words(name));
    String place = property == null ? "" : Place.of(property) + ": ";
    String message = "%sthere is no setting %s.".formatted(place, name);
    if (stray.known().isEmpty()) {
      return message;
    }
    return message + meant(stray) + " Known there: %s.".formatted(String.join(", ", stray.known()));
  }

  private static String meant(Stray stray) {
    String nearest = Spelling.nearest(stray.word(), stray.known());
    return nearest == null ? "" : " Did you mean %s?".formatted(nearest);
  }
}

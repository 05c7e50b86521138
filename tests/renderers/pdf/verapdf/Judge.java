import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorDetails;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Judges PDF files with the veraPDF engine, as many as are asked for, in one machine.
 *
 * <p>A request is a line on standard input: a flavour (ua1, 4f), a tab, a path. The answer is a
 * line for each broken rule ("@BROKEN", clause, times, message, where first), then "@JUDGED" with
 * the number of rules and of checks made, or "@ERROR" with what went wrong.
 *
 * <p>The profiles are read here because the jar that carries the engine lacks the library that
 * the engine's own reader needs.
 */
public final class Judge {
  private static final Map<String, String> PROFILES =
      Map.of(
          "ua1", "PDFUA-1.xml",
          "2a", "PDFA-2A.xml",
          "3a", "PDFA-3A.xml",
          "ua2", "PDFUA-2-ISO32005.xml",
          "4", "PDFA-4.xml",
          "4f", "PDFA-4F.xml",
          "wt1a", "WTPDF-1-0-Accessibility.xml",
          "wt1r", "WTPDF-1-0-Reuse.xml");

  private final Map<String, ValidationProfile> profiles = new HashMap<>();
  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  public static void main(String[] arguments) throws Exception {
    Logger.getLogger("").setLevel(Level.SEVERE);
    VeraGreenfieldFoundryProvider.initialise();
    Judge judge = new Judge();
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line; (line = requests.readLine()) != null; ) {
      String[] parts = line.split("\t", 2);
      judge.answer(parts[0], parts[1]);
    }
  }

  private void answer(String flavourName, String path) {
    try {
      // fromString takes "wt1a" for "1a"
      PDFAFlavour flavour = PDFAFlavour.byFlavourId(flavourName);
      if (!profiles.containsKey(flavourName)) {
        profiles.put(flavourName, readProfile(flavour, PROFILES.get(flavourName)));
      }
      ValidationProfile profile = profiles.get(flavourName);
      try (PDFAParser parser =
              Foundries.defaultInstance().createParser(new FileInputStream(path), flavour);
          PDFAValidator validator =
              Foundries.defaultInstance().createValidator(profile, 10000, false, true, false)) {
        report(validator.validate(parser), profile.getRules().size());
      }
    } catch (Exception error) {
      out.println("@ERROR\t" + oneLine(error.toString()));
    }
  }

  private void report(ValidationResult result, int rules) {
    Map<String, Integer> times = new TreeMap<>();
    Map<String, String> first = new HashMap<>();
    for (TestAssertion check : result.getTestAssertions()) {
      if (check.getStatus() != TestAssertion.Status.FAILED) {
        continue;
      }
      RuleId id = check.getRuleId();
      String key = id.getClause() + "-" + id.getTestNumber();
      times.merge(key, 1, Integer::sum);
      first.putIfAbsent(
          key, oneLine(check.getMessage()) + "\t" + oneLine(check.getLocation().getContext()));
    }
    times.forEach((key, count) -> out.println("@BROKEN\t" + key + "\t" + count + "\t" + first.get(key)));
    out.println("@JUDGED\t" + rules + "\t" + result.getTotalAssertions());
  }

  private static ValidationProfile readProfile(PDFAFlavour flavour, String name) throws Exception {
    String place = "org/verapdf/pdfa/validation/" + name;
    Document document;
    try (InputStream stream = Judge.class.getClassLoader().getResourceAsStream(place)) {
      document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream);
    }
    Set<Rule> rules = new HashSet<>();
    for (Element element : elements(document.getDocumentElement(), "rule")) {
      rules.add(readRule(element));
    }
    Set<Variable> variables = new HashSet<>();
    for (Element element : elements(document.getDocumentElement(), "variable")) {
      variables.add(
          Profiles.variableFromValues(
              element.getAttribute("name"),
              element.getAttribute("object"),
              text(element, "defaultValue"),
              text(element, "value")));
    }
    return Profiles.profileFromValues(
        flavour, Profiles.profileDetailsFromValues(name, name, "", new Date(0)), "", rules, variables);
  }

  private static Rule readRule(Element element) {
    Element id = elements(element, "id").get(0);
    Element error = elements(element, "error").get(0);
    RuleId rule =
        Profiles.ruleIdFromValues(
            PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
            id.getAttribute("clause"),
            Integer.parseInt(id.getAttribute("testNumber")));
    ErrorDetails details = Profiles.errorFromValues(text(error, "message"), new ArrayList<>());
    Boolean deferred =
        element.hasAttribute("deferred") ? Boolean.valueOf(element.getAttribute("deferred")) : null;
    return Profiles.ruleFromValues(
        rule,
        element.getAttribute("object"),
        deferred,
        element.getAttribute("tags"),
        text(element, "description"),
        text(element, "test"),
        details,
        new ArrayList<>());
  }

  private static List<Element> elements(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    NodeList nodes = parent.getElementsByTagName(name);
    for (int i = 0; i < nodes.getLength(); i++) {
      found.add((Element) nodes.item(i));
    }
    return found;
  }

  private static String text(Element parent, String name) {
    List<Element> found = elements(parent, name);
    return found.isEmpty() ? "" : found.get(0).getTextContent();
  }

  private static String oneLine(String text) {
    return text == null ? "" : text.replaceAll("\\s+", " ");
  }
}

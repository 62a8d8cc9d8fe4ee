package earshot.deploy;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** The picture in the README, kept true. */
class ArchitectureTest {
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar")) // nor packed ones
          .importPackages("earshot");

  @Test
  void mentionKnowsNobody() {
    holds(
        noClasses()
            .that()
            .resideInAPackage("earshot.mention..")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                    "earshot.ingest..",
                    "earshot.assess..",
                    "earshot.streams..",
                    "earshot.query..",
                    "earshot.deploy..",
                    "org.apache.kafka..",
                    "okhttp3..",
                    "co.elastic.."))
            .because(
                "mention holds the words everybody shares; move what needs others to the room that needs it"));
  }

  @Test
  void assessIsPure() {
    holds(
        noClasses()
            .that()
            .resideInAPackage("earshot.assess..")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                    "earshot.ingest..",
                    "earshot.streams..",
                    "earshot.query..",
                    "earshot.deploy..",
                    "org.apache.kafka..",
                    "okhttp3..",
                    "co.elastic..",
                    "io.javalin.."))
            .because(
                "decisions must run live, in backtests and on the command line alike; pass in what they need as values"));
  }

  @Test
  void roomsMeetAtTopicsNotInCode() {
    holds(
        noClasses()
            .that()
            .resideInAPackage("earshot.ingest..")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                    "earshot.assess..", "earshot.streams..", "earshot.query..", "earshot.deploy.."))
            .because("what enters only knows mention; the rest reads its topics"));
    holds(
        noClasses()
            .that()
            .resideInAPackage("earshot.streams..")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("earshot.ingest..", "earshot.query..", "earshot.deploy.."))
            .because("the flow reads and writes topics; it knows mention and assess only"));
    holds(
        noClasses()
            .that()
            .resideInAPackage("earshot.query..")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("earshot.ingest..", "earshot.streams..", "earshot.deploy.."))
            .because(
                "asking and telling read topics and the store; they know mention and assess only"));
  }

  @Test
  void aSourceKnowsOnlyTheSpi() {
    holds(
        noClasses()
            .that()
            .resideInAPackage("earshot.ingest.sources..")
            .should()
            .dependOnClassesThat(resideInAPackage("earshot.ingest.fetch.."))
            .because(
                "a source says what to ask and reads answers; how to ask politely is the runtime's"));
    holds(
        slices()
            .matching("earshot.ingest.sources.(*)..")
            .should()
            .notDependOnEachOther()
            .because("what two sources share belongs in earshot.ingest.source"));
    holds(
        noClasses()
            .that(
                resideInAPackage("earshot.ingest..")
                    .and(DescribedPredicate.not(resideInAPackage("earshot.ingest.sources.."))))
            .should()
            .dependOnClassesThat(resideInAPackage("earshot.ingest.sources.."))
            .because(
                "the runtime finds sources by their connectors; naming one would tie it to it"));
    holds(
        noClasses()
            .that()
            .resideInAPackage("earshot.ingest.fetch..")
            .should()
            .dependOnClassesThat(resideInAPackage("earshot.ingest.connect.."))
            .because("getting pages knows nothing of Kafka Connect"));
  }

  @Test
  void theStoreIsAskedThroughItsContract() {
    holds(
        noClasses()
            .that()
            .resideInAnyPackage(
                "earshot.query.http..", "earshot.query.pages..", "earshot.query.index..")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("earshot.query.elasticsearch..", "co.elastic.."))
            .because(
                "pages, API and indexer work on any store; use MentionStore and MentionConsumer"));
    holds(
        noClasses()
            .that()
            .resideInAPackage("earshot.query")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                    "earshot.query.elasticsearch..",
                    "earshot.query.http..",
                    "earshot.query.pages..",
                    "earshot.query.index.."))
            .because("the contract does not know who fulfils it"));
  }

  @Test
  void whoMayComeInIsDecidedWithoutHttp() {
    holds(
        noClasses()
            .that()
            .resideInAPackage("earshot.query.access..")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                    "earshot.query.http..",
                    "earshot.query.pages..",
                    "earshot.query.live..",
                    "earshot.query.elasticsearch..",
                    "org.apache.kafka..",
                    "io.javalin.."))
            .because(
                "the command line lets people in too; doors ask Access, Kafka is behind Register"));
    holds(
        noClasses()
            .that(
                resideInAPackage("earshot..")
                    .and(DescribedPredicate.not(resideInAPackage("earshot.query.access.."))))
            .should()
            .dependOnClassesThat(resideInAPackage("org.bouncycastle.."))
            .because("passwords are looked at in one place"));
  }

  @Test
  void namesSayWhatAThingIs() {
    holds(
        noClasses()
            .should()
            .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Service)$")
            .because("such a name says nothing; name the thing by what it is"));
  }

  @Test
  void theDemoIsOnlyAPlaceToListenTo() {
    holds(
        noClasses()
            .that(
                resideInAPackage("earshot..")
                    .and(DescribedPredicate.not(resideInAPackage("earshot.deploy.demo..")))
                    .and(DescribedPredicate.not(simpleName("DemoVerb"))))
            .should()
            .dependOnClassesThat(resideInAPackage("earshot.deploy.demo.."))
            .because("nothing but its verb knows that there is a demo"));
  }

  @Test
  void packagesAreNullMarked() {
    holds(
        classes()
            .that()
            .resideInAPackage("earshot..")
            .and()
            .haveSimpleName("package-info")
            .should()
            .beAnnotatedWith("org.jspecify.annotations.NullMarked")
            .because("absent is Optional or empty; add @NullMarked to package-info.java"));
  }

  private static DescribedPredicate<JavaClass> simpleName(String name) {
    return DescribedPredicate.describe("named " + name, c -> c.getSimpleName().equals(name));
  }

  private static void holds(ArchRule rule) {
    rule.check(ALL);
  }
}

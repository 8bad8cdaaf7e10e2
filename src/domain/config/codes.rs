//! The closed lists of the configuration.

use crate::domain::codes::codes;

codes! {
    OrganisationType {
        LocalAuthority = "local_authority",
        Health = "health",
        School = "school",
        Police = "police",
        Charity = "charity",
        Other = "other",
    }
}

codes! {
    /// ISO 3166-2: the law differs between the nations.
    Jurisdiction {
        England = "GB-ENG",
        Wales = "GB-WLS",
        Scotland = "GB-SCT",
        NorthernIreland = "GB-NIR",
    }
}

codes! {
    ContactRole {
        Dpo = "dpo",
        IgLead = "ig_lead",
        CaldicottGuardian = "caldicott_guardian",
        SafeguardingLead = "safeguarding_lead",
        Legal = "legal",
        Manager = "manager",
        DutyTeam = "duty_team",
        OutOfHours = "out_of_hours",
        Police = "police",
        SmallCharityAdvice = "small_charity_advice",
        ChildHelp = "child_help",
    }
}

codes! {
    /// Whether a purpose is a question at all.
    Mode {
        /// Asked, and a no is respected; the lawful basis is another.
        Agreement = "agreement",
        /// Asked, and the yes itself is the lawful basis.
        ConsentBasis = "consent_basis",
        /// Told and heard, never asked.
        InformOnly = "inform_only",
    }
}

codes! {
    /// What a yes means in law.
    ConsentMeaning {
        ConfidentialityAgreement = "confidentiality_agreement",
        UkGdprConsent = "uk_gdpr_consent",
        UkGdprExplicitConsent = "uk_gdpr_explicit_consent",
    }
}

codes! {
    /// Whose life a kind of information is about.
    About {
        Child = "child",
        Parent = "parent",
        Other = "other",
    }
}

codes! {
    /// Article 9 UK GDPR.
    SpecialCategory {
        RacialOrEthnicOrigin = "racial_or_ethnic_origin",
        PoliticalOpinions = "political_opinions",
        ReligiousOrPhilosophicalBeliefs = "religious_or_philosophical_beliefs",
        TradeUnionMembership = "trade_union_membership",
        Genetic = "genetic",
        Biometric = "biometric",
        Health = "health",
        SexLife = "sex_life",
        SexualOrientation = "sexual_orientation",
    }
}

codes! {
    /// What becomes of a parent's yes when the child becomes able to decide.
    OnCompetence {
        Lapse = "lapse",
        Flag = "flag",
    }
}

codes! {
    InternalSharing {
        Ask = "ask",
        Implied = "implied",
    }
}

codes! {
    ImportedAgreements {
        ReviewOnly = "review_only",
        Accept = "accept",
    }
}

codes! {
    GatewayKind {
        Duty = "duty",
        Power = "power",
        DutyOnRequest = "duty_on_request",
    }
}

codes! {
    /// Forms in which a person may take a copy with them.
    CopyOption {
        None = "none",
        Paper = "paper",
        Discreet = "discreet",
        File = "file",
    }
}

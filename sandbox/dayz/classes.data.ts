/** Classes of the game's own items with what db/types.xml says of them. Names are the game's; numbers are plausible. */
export interface ClassGroup {
  category: "weapons" | "tools" | "food" | "clothes" | "containers" | "explosives" | null;
  /** Seconds that one lies untouched. */
  lifetime: number;
  nominal: number;
  usage: readonly string[];
  names: string;
}

export const CLASS_GROUPS: readonly ClassGroup[] = [
  {
    category: "weapons",
    lifetime: 28_800,
    nominal: 4,
    usage: ["Military"],
    names:
      "M4A1 AKM AK74 AKS74U AK101 FAL M14 M16A2 SVD VSS ASVAL Famas AugShort Aug SSG82 B95 Scout SV98 Saiga UMP45 CZ61 PP19 PM73Rak MP5K Vikhr R12 Pioneer Glock19 FNX45 Deagle Deagle_Gold CZ75 M79 LAW RPG7",
  },
  {
    category: "weapons",
    lifetime: 28_800,
    nominal: 12,
    usage: ["Farm", "Hunting", "Village"],
    names:
      "Mosin9130 SKS CZ527 CZ550 Winchester70 Repeater Ruger1022 Izh18 Izh18Shotgun Izh43Shotgun Mp133Shotgun Sporter22 Trumpet Crossbow_Wood BoltRifle Colt1911 Engraved1911 MakarovIJ70 MKII P1 Magnum Derringer_Black Longhorn Flaregun Dartgun",
  },
  {
    category: "weapons",
    lifetime: 14_400,
    nominal: 10,
    usage: ["Military"],
    names:
      "M4_OEBttstck M4_MPBttstck M4_CQBBttstck M4_PlasticHndgrd M4_RISHndgrd M4_MPHndgrd M4_Suppressor M4_CarryHandleOptic AK_Bayonet AK_FoldingBttstck AK_PlasticBttstck AK_PlasticHndgrd AK_RailHndgrd AK_Suppressor AK_WoodBttstck AK_WoodHndgrd AK74_Hndgrd AK74_WoodBttstck AKS74U_Bttstck Fal_OeBttstck Fal_FoldingBttstck GhillieAtt_Mossy GhillieAtt_Woodland GhillieAtt_Tan M9A1_Bayonet MP5_Compensator MP5_PlasticHndgrd MP5_RailHndgrd MP5k_StockBttstck Mosin_Bayonet Mosin_Compensator PistolSuppressor PP19_Bttstck Saiga_Bttstck SKS_Bayonet TLRLight UniversalLight",
  },
  {
    category: "weapons",
    lifetime: 14_400,
    nominal: 8,
    usage: ["Military", "Hunting"],
    names:
      "ACOGOptic ACOGOptic_6x BUISOptic FNP45_MRDSOptic HuntingOptic KashtanOptic KazuarOptic KobraOptic LongrangeOptic M68Optic M4_T3NRDSOptic PistolOptic PSO1Optic PSO11Optic PUScopeOptic ReflexOptic StarlightOptic",
  },
  {
    category: "weapons",
    lifetime: 14_400,
    nominal: 25,
    usage: ["Military"],
    names:
      "Mag_STANAG_30Rnd Mag_STANAG_60Rnd Mag_STANAGCoupled_30Rnd Mag_CMAG_10Rnd Mag_CMAG_20Rnd Mag_CMAG_30Rnd Mag_CMAG_40Rnd Mag_AKM_30Rnd Mag_AKM_Drum75Rnd Mag_AKM_Palm30Rnd Mag_AK74_30Rnd Mag_AK74_45Rnd Mag_AK101_30Rnd Mag_FAL_20Rnd Mag_M14_10Rnd Mag_M14_20Rnd Mag_SVD_10Rnd Mag_VSS_10Rnd Mag_VAL_20Rnd Mag_FAMAS_25Rnd Mag_Aug_30Rnd Mag_Saiga_5Rnd Mag_Saiga_8Rnd Mag_Saiga_Drum20Rnd Mag_SSG82_5Rnd Mag_Scout_5Rnd Mag_SV98_10Rnd Mag_UMP_25Rnd Mag_CZ61_20Rnd Mag_PP19_64Rnd Mag_PM73_15Rnd Mag_PM73_25Rnd Mag_MP5_15Rnd Mag_MP5_30Rnd Mag_Vikhr_30Rnd Mag_Glock_15Rnd Mag_FNX45_15Rnd Mag_Deagle_9rnd Mag_CZ75_15Rnd Mag_1911_7Rnd Mag_IJ70_8Rnd Mag_MKII_10Rnd Mag_P1_8Rnd Mag_CZ527_5rnd Mag_CZ550_4rnd Mag_CZ550_10Rnd Mag_Ruger1022_15Rnd Mag_Ruger1022_30Rnd",
  },
  {
    category: "weapons",
    lifetime: 14_400,
    nominal: 40,
    usage: ["Military", "Hunting", "Police"],
    names:
      "AmmoBox_556x45_20Rnd AmmoBox_556x45Tracer_20Rnd AmmoBox_762x39_20Rnd AmmoBox_762x39Tracer_20Rnd AmmoBox_762x54_20Rnd AmmoBox_762x54Tracer_20Rnd AmmoBox_545x39_20Rnd AmmoBox_545x39Tracer_20Rnd AmmoBox_308Win_20Rnd AmmoBox_308WinTracer_20Rnd AmmoBox_357_20Rnd AmmoBox_380_35rnd AmmoBox_45ACP_25rnd AmmoBox_9x19_25rnd AmmoBox_9x39_20Rnd AmmoBox_9x39AP_20Rnd AmmoBox_22_50Rnd AmmoBox_12gaPellets_10Rnd AmmoBox_12gaRubberSlug_10Rnd AmmoBox_12gaSlug_10Rnd Ammo_556x45 Ammo_556x45Tracer Ammo_762x39 Ammo_762x39Tracer Ammo_762x54 Ammo_762x54Tracer Ammo_545x39 Ammo_545x39Tracer Ammo_308Win Ammo_308WinTracer Ammo_357 Ammo_380 Ammo_45ACP Ammo_9x19 Ammo_9x39 Ammo_9x39AP Ammo_22 Ammo_12gaPellets Ammo_12gaRubberSlug Ammo_12gaSlug Ammo_40mm_Explosive Ammo_40mm_Smoke_White Ammo_Flare Ammo_FlareRed Ammo_FlareGreen Ammo_FlareBlue Ammo_HuntingBolt Ammo_RPG7_HE",
  },
  {
    category: "explosives",
    lifetime: 14_400,
    nominal: 6,
    usage: ["Military"],
    names:
      "M67Grenade RGD5Grenade FlashGrenade M18SmokeGrenade_Green M18SmokeGrenade_Red M18SmokeGrenade_White M18SmokeGrenade_Yellow M18SmokeGrenade_Purple RDG2SmokeGrenade_Black RDG2SmokeGrenade_White LandMineTrap ClaymoreMine Plastic_Explosive ImprovisedExplosive RemoteDetonator TripwireTrap Grenade_ChemGas",
  },
  {
    category: "tools",
    lifetime: 14_400,
    nominal: 15,
    usage: ["Farm", "Industrial", "Village", "Town"],
    names:
      "Hammer Hatchet Hacksaw Handsaw Pliers Crowbar Shovel FieldShovel Pickaxe SledgeHammer FirefighterAxe FirefighterAxe_Black FirefighterAxe_Green WoodAxe Mace FarmingHoe Pitchfork Sickle Screwdriver Wrench LugWrench PipeWrench Pipe MeatTenderizer KitchenKnife KitchenTimer SteakKnife HuntingKnife CombatKnife KukriKnife FangeKnife StoneKnife BoneKnife Cleaver Machete OrientalMachete CrudeMachete Sword BaseballBat NailedBaseballBat BarbedBaseballBat HockeyStick BrassKnuckles_Dull BrassKnuckles_Shiny Iceaxe Broom Whetstone SewingKit LeatherSewingKit WeaponCleaningKit EpoxyPutty DuctTape ElectronicRepairKit TireRepairKit BlowTorch CanOpener Lockpick Handcuffs HandcuffKeys CombinationLock CombinationLock4 Compass OrienteeringCompass GPSReceiver ChernarusMap Binoculars Rangefinder Flashlight Headtorch_Black Headtorch_Grey PortableGasLamp PortableGasStove LargeGasCanister MediumGasCanister SmallGasCanister Matchbox PetrolLighter Roadflare Chemlight_Blue Chemlight_Green Chemlight_Red Chemlight_White Chemlight_Yellow PersonalRadio BaseRadio FieldTransceiver Megaphone Pen_Black Paper Rope MetalWire BarbedWire CableReel Battery9V Spotlight PowerGenerator CarBattery TruckBattery SparkPlug GlowPlug CarRadiator TruckRadiator TruckExhaust HeadlightH7 HeadlightH7_Box CanisterGasoline EngineOil NailBox Nail CamoNet Netting FishingRod Hook BoneHook Bait Fertilizer GardenLime PlantMaterial NVGHeadstrap NVGoggles",
  },
  {
    category: "tools",
    lifetime: 3_888_000,
    nominal: 5,
    usage: ["Industrial"],
    names:
      "HatchbackWheel HatchbackWheel_Ruined HatchbackDoors_Driver HatchbackDoors_CoDriver HatchbackHood HatchbackTrunk Hatchback_02_Wheel Hatchback_02_Door_1_1 Hatchback_02_Door_2_1 Hatchback_02_Hood Hatchback_02_Trunk CivSedanWheel CivSedanDoors_Driver CivSedanDoors_CoDriver CivSedanDoors_BackLeft CivSedanDoors_BackRight CivSedanHood CivSedanTrunk Sedan_02_Wheel Sedan_02_Door_1_1 Sedan_02_Door_2_1 Sedan_02_Hood Sedan_02_Trunk Truck_01_Wheel Truck_01_WheelDouble Truck_01_Door_1_1 Truck_01_Door_2_1 Truck_01_Hood Offroad_02_Wheel Offroad_02_Door_1_1 Offroad_02_Hood Offroad_02_Trunk",
  },
  {
    category: null,
    lifetime: 3_888_000,
    nominal: 0,
    usage: [],
    names:
      "FenceKit WatchtowerKit TerritoryFlagKit ShelterKit Fence Watchtower TerritoryFlag Fireplace FireplaceIndoor WoodenLog WoodenPlank WoodenStick LongWoodenStick MetalPlate Stone SmallStone Firewood BarkOak BarkBirch UndergroundStash GardenPlot ShelterStick ShelterFabric ShelterLeather",
  },
  {
    category: "containers",
    lifetime: 3_888_000,
    nominal: 10,
    usage: ["Industrial", "Farm", "Town"],
    names:
      "WoodenCrate SeaChest Barrel_Blue Barrel_Green Barrel_Red Barrel_Yellow BarrelHoles_Blue BarrelHoles_Green BarrelHoles_Red BarrelHoles_Yellow SmallProtectorCase AmmoBox FirstAidKit Bear_Pink TeddyBear LargeTent LargeTent_Camp MediumTent MediumTent_Green MediumTent_Orange CarTent CarTent_Sand PartyTent PartyTent_Blue PartyTent_Brown",
  },
  {
    category: "clothes",
    lifetime: 14_400,
    nominal: 12,
    usage: ["Military", "Hunting", "Town", "Village"],
    names:
      "AliceBag_Green AliceBag_Black AliceBag_Camo AssaultBag_Green AssaultBag_Black AssaultBag_Ttsko CoyoteBag_Green CoyoteBag_Brown HuntingBag MountainBag_Blue MountainBag_Green MountainBag_Orange MountainBag_Red TaloonBag_Blue TaloonBag_Green TaloonBag_Orange TaloonBag_Violet TortillaBag DryBag_Black DryBag_Green CourierBag DrysackBag_Green FurCourierBag ImprovisedBag DuffelBagSmall_Camo DuffelBagSmall_Green SmershBag LeatherSack_Natural GhillieSuit_Mossy GhillieSuit_Tan GhillieSuit_Woodland GhillieSuit_Winter GhillieHood_Mossy GhillieHood_Tan GhillieHood_Woodland GhillieBushrag_Mossy GhillieTop_Mossy PlateCarrierVest PlateCarrierVest_Black PlateCarrierVest_Camo PlateCarrierVest_Green PlateCarrierPouches PlateCarrierHolster HighCapacityVest_Black HighCapacityVest_Olive UKAssVest_Black UKAssVest_Camo UKAssVest_Khaki SmershVest ChestHolster ChestPlate PressVest_Blue PoliceVest HuntingVest ReflexVest NylonKnifeSheath MilitaryBelt CivilianBelt LeatherBelt_Brown USMCJacket_Woodland USMCJacket_Desert USMCPants_Woodland USMCPants_Desert M65Jacket_Black M65Jacket_Khaki M65Jacket_Olive TTsKOJacket_Camo TTSKOPants GorkaEJacket_Autumn GorkaEJacket_Flat GorkaEJacket_Summer GorkaPants_Autumn GorkaPants_Summer HunterJacket_Autumn HunterJacket_Brown HunterJacket_Summer HunterPants_Autumn HunterPants_Summer FieldJacket BDUJacket BDUPants CargoPants_Black CargoPants_Green CanvasPants_Blue Jeans_Blue Jeans_Black Hoodie_Black Hoodie_Blue Hoodie_Green Hoodie_Red Raincoat_Black Raincoat_Yellow DownJacket_Green DownJacket_Orange QuiltedJacket_Black RidersJacket_Black Sweater_Gray TShirt_Beige TShirt_Black CheckedShirt_Blue CombatBoots_Black CombatBoots_Brown MilitaryBoots_Black MilitaryBoots_Brown JungleBoots_Black HikingBoots_Black WorkingBoots_Brown WorkingBoots_Green AthleticShoes_Black Wellies_Black TacticalGloves_Black TacticalGloves_Green WorkingGloves_Black WoolGloves_Green LeatherGloves_Black BallisticHelmet_Black BallisticHelmet_Green Mich2001Helmet GorkaHelmet Ssh68Helmet TankerHelmet ZSh3PilotHelmet DirtBikeHelmet_Black MotoHelmet_Black BoonieHat_Olive BeanieHat_Black BaseballCap_Black Ushanka_Green PilotkaCap PrisonerCap GasMask GP5GasMask AirborneMask BalaclavaMask_Black Balaclava3Holes_Black Bandana_Black NBCJacketGray NBCPantsGray NBCBootsGray NBCGlovesGray NBCHoodGray GasMask_Filter Armband_Black Armband_Blue Armband_Green Armband_Red Armband_White",
  },
  {
    category: "food",
    lifetime: 14_400,
    nominal: 25,
    usage: ["Town", "Village", "Coast"],
    names:
      "BakedBeansCan BakedBeansCan_Opened PeachesCan SpaghettiCan SardinesCan TunaCan TacticalBaconCan DogFoodCan CatFoodCan PorkCan UnknownFoodCan Pajka Pate BrisketSpread Powderedmilk Rice BoxCerealCrunchin Chips Crackers Zagorky Honey Marmalade SaltySticks Candycane_Green Apple Pear Plum Banana Orange Kiwi Tomato GreenBellPepper Potato Zucchini Pumpkin SambucusBerry CaninaBerry MushroomShiitake Canteen WaterBottle FilteringBottle Canteen_Empty SodaCan_Cola SodaCan_Kvass SodaCan_Pipsi SodaCan_Spite Vodka Lard BearSteakMeat BoarSteakMeat CowSteakMeat DeerSteakMeat PigSteakMeat SheepSteakMeat WolfSteakMeat ChickenBreastMeat RabbitLegMeat MackerelFilletMeat CarpFilletMeat Carp Mackerel Pot Cauldron FryingPan FoodBone",
  },
  {
    category: "tools",
    lifetime: 14_400,
    nominal: 20,
    usage: ["Medic"],
    names:
      "BandageDressing Rag DisinfectantSpray DisinfectantAlcohol IodineTincture PainkillerTablets TetracyclineAntibiotics CharcoalTablets PurificationTablets VitaminBottle Thermometer Morphine Epinephrine AntiChemInjector BloodBagEmpty BloodBagFull BloodBagIV BloodTestKit SalineBag SalineBagIV StartKitIV Splint SurgicalGloves_Blue SurgicalMask",
  },
  {
    category: null,
    lifetime: 300,
    nominal: 0,
    usage: [],
    names:
      "OffroadHatchback Hatchback_02 CivilianSedan Sedan_02 Truck_01_Covered Offroad_02 Boat_01_Blue Boat_01_Orange Boat_01_Black",
  },
];

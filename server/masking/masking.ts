/**
 * How much of residents' data a viewer is sent. `full`: names, numbers and doors are masked. `working`: what is needed to call somebody back and to find the door stays;
 * numbers of identity and bank cards leave to nobody.
 */
export type Masking = "full" | "working";
